"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StoredFile } from "@/lib/files/schema";
import { formatFileSize } from "@/lib/i18n/format";
import { classNames } from "./class-names";
import styles from "./file-field.module.css";

export type FileFieldValue = StoredFile & {
  /** Where the file is downloaded; without it (or before the check) there is no Open. */
  href?: string | undefined;
  version?: number | undefined;
  /** Who can see it. */
  lens?: ReactNode;
  /** What stands in the way of others reading it, and what to do. */
  note?: string | null | undefined;
};

/** What a file field shows while nothing is on its way: the file with its actions, or the way to choose one. */
export function FileChoice(props: {
  id: string;
  value: FileFieldValue | null;
  readOnly: boolean;
  removing: boolean;
  remove: (() => void) | undefined;
  children: ReactNode;
}) {
  const { id, value, readOnly, removing, remove, children } = props;
  const t = useTranslations("files.field");
  if (!value) {
    if (readOnly) return <span className={styles.facts}>{t("none")}</span>;
    return (
      <div className={styles.empty}>
        <label htmlFor={id} className={styles.choose}>
          {t("choose")}
        </label>
        <span className={styles.drop} aria-hidden="true">
          {t("dropHere")}
        </span>
        {children}
      </div>
    );
  }
  const { name, href, state } = value;
  return (
    <div className={styles.row}>
      <StoredFacts value={value} />
      <div className={styles.actions}>
        {children}
        {href && state === "clean" ? (
          <a href={href} className={styles.action} aria-label={t("openNamed", { name })}>
            {t("open")}
          </a>
        ) : null}
        {readOnly ? null : (
          <label htmlFor={id} className={classNames(styles.action, styles.replace)}>
            {t("replace")}
          </label>
        )}
        {readOnly || !remove ? null : (
          <button
            type="button"
            className={styles.action}
            aria-label={t("removeNamed", { name })}
            aria-busy={removing || undefined}
            onClick={removing ? undefined : remove}
          >
            {t("remove")}
          </button>
        )}
      </div>
    </div>
  );
}

function StoredFacts({ value }: { value: FileFieldValue }) {
  const t = useTranslations("files");
  const locale = useLocale();
  const facts = [formatFileSize(value.size, locale), t(`states.${value.state}`)];
  if (value.version !== undefined) facts.push(t("field.version", { version: value.version }));
  return (
    <div className={styles.file}>
      <span className={styles.name}>{value.name}</span>{" "}
      <span className={classNames(styles.facts, value.state === "infected" && styles.blocked)}>
        {facts.join(" · ")}
      </span>{" "}
      {value.lens} {value.note ? <span className={styles.note}>{value.note}</span> : null}
    </div>
  );
}

/** The file on its way, with its progress. */
export function Sending({
  file,
  percent,
  cancel,
}: {
  file: File;
  percent: number;
  cancel: () => void;
}) {
  const t = useTranslations("files.field");
  const locale = useLocale();
  const words = percent >= 100 ? t("checking") : t("uploading", { percent });
  return (
    <div className={styles.row}>
      <div className={styles.file}>
        <span className={styles.name}>{file.name}</span>
        <progress
          className={styles.progress}
          max={100}
          value={percent}
          aria-label={t("uploadingNamed", { name: file.name })}
        />
        <span className={styles.facts}>{`${formatFileSize(file.size, locale)} · ${words}`}</span>
      </div>
      <div className={styles.actions}>
        <button
          type="button"
          className={styles.action}
          aria-label={t("cancelNamed", { name: file.name })}
          onClick={cancel}
        >
          {t("cancel")}
        </button>
      </div>
    </div>
  );
}
