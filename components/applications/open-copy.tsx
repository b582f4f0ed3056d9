"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { classNames } from "@/components/ui/class-names";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import styles from "./document-list.module.css";

/** A file's name to click: the click asks for the reader's own copy, is recorded, and leads into the viewer. */
export function OpenCopy({ documentId, name }: { documentId: string; name: string }) {
  const t = useTranslations("files.list");
  const locale = useLocale();
  const router = useRouter();
  const open = useAction(
    () =>
      request<{ id: string }>("POST", `/api/documents/${documentId}/copies`, undefined, {
        timeout: 60_000,
      }),
    ({ id }) => {
      const from = location.pathname + location.search;
      router.push(`/${locale}/documents/${id}?from=${encodeURIComponent(from)}`);
    },
  );
  return (
    <>
      <button
        type="button"
        className={classNames(styles.name, styles.open)}
        title={t("copyHint")}
        aria-label={t("openCopy", { name })}
        aria-busy={open.pending || undefined}
        onClick={() => void open.run()}
      >
        {name}
      </button>
      <span role="status" className={styles.facts}>
        {open.pending ? t("opening") : null}
      </span>
      <ProblemBanner problem={open.problem} />
    </>
  );
}
