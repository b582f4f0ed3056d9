import { useTranslations } from "next-intl";
import { Lens } from "@/components/ui/lens";
import { formatFileSize } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import styles from "./document-list.module.css";
import { OpenCopy } from "./open-copy";

export type ListedFile = {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  state: "scanning" | "clean" | "refused";
  /** How this reader opens it; preview: an owner looks through somebody's eyes. */
  opening: "original" | "copy" | "closed" | "preview";
  /** Why there is nothing to open, or what keeps others from it. */
  sentence: string | null;
  lens: { sight: "open" | "closed" | "public"; label: string; reason: string };
  url: string;
};

type DocumentListProps = { files: readonly ListedFile[]; label: string; locale: Locale };

/** Files of a section: how each is opened by this reader, and who else can see it. Draws nothing without a file. */
export function DocumentList({ files, label, locale }: DocumentListProps) {
  const t = useTranslations("files.list");
  if (files.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {files.map((file) => {
        const { id, size, state, opening, sentence, lens } = file;
        const facts = [
          formatFileSize(size, locale),
          ...(state === "scanning" ? [t("scanning")] : []),
          ...(state === "clean" && opening === "closed" ? [t("closed")] : []),
          ...(opening === "preview" ? [t("preview")] : []),
        ];
        return (
          <li key={id} className={styles.item}>
            <div className={styles.file}>
              <FileName file={file} />
              <span className={styles.facts}>{facts.join(" · ")}</span>
            </div>
            <Lens sight={lens.sight} reason={lens.reason}>
              {lens.label}
            </Lens>
            {sentence ? <p className={styles.sentence}>{sentence}</p> : null}
          </li>
        );
      })}
    </ul>
  );
}

function FileName({ file }: { file: ListedFile }) {
  const { id, name, state, opening, url } = file;
  if (state === "clean" && opening === "original")
    return (
      <a href={url} className={styles.name} data-hard>
        {name}
      </a>
    );
  if (state === "clean" && opening === "copy") return <OpenCopy documentId={id} name={name} />;
  return <span className={styles.name}>{name}</span>;
}
