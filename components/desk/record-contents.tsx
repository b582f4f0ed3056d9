import { useTranslations } from "next-intl";
import styles from "./record.module.css";

/** Links to the parts of a long record, beside it on a wide page. */
export function RecordContents({ items }: { items: readonly { id: string; label: string }[] }) {
  const t = useTranslations("desk.record");
  return (
    <nav aria-labelledby="record-contents" className={styles.contents} data-no-print>
      <h2 id="record-contents">{t("contents")}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <a href={`#${item.id}`}>{item.label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
