import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { ReleaseReaderView } from "@/lib/releases/views";
import styles from "./releases.module.css";
import { useReleaseWords } from "./words";

type ReaderListProps = {
  readers: readonly ReleaseReaderView[];
  locale: Locale;
  /** What can be done about one of them. */
  acts?: (reader: ReleaseReaderView) => ReactNode;
};

/** The people a release names, what each may do now, and what they declared. */
export function ReaderList({ readers, locale, acts }: ReaderListProps) {
  const { t, roleOf } = useReleaseWords(locale);
  return (
    <ul className={styles.lines}>
      {readers.map((reader) => (
        <li key={reader.id}>
          <p>
            <b>{reader.name}</b> <span className="quiet">{roleOf(reader)}</span>{" "}
            <span className={`quiet ${styles.second}`}>
              {t(`reader.${reader.standing}`)}
              {reader.standing === "awaits_owner"
                ? `${t("comma")}${t(reader.interest === "none" ? "reader.declaredNone" : "reader.notDeclared")}`
                : null}
              {reader.standing === "reads" ? `${t("comma")}${t("reader.declaredNone")}` : null}
            </span>
          </p>
          {acts ? <div className={styles.acts}>{acts(reader)}</div> : null}
        </li>
      ))}
    </ul>
  );
}
