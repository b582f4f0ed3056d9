import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./description-list.module.css";

export type DescriptionItem = {
  term: string;
  /** Empty, null or undefined reads "Not provided". */
  description: ReactNode;
  /** Where to change it; the link's name carries the term. */
  changeHref?: string | undefined;
};

type DescriptionListProps = {
  items: readonly DescriptionItem[];
  /** rows: lines between, as on a page of answers to check. */
  variant?: "plain" | "rows" | undefined;
  /** Width of the terms on a wide page, in px. */
  termWidth?: number | undefined;
};

/** Facts as term and description. */
export function DescriptionList({
  items,
  variant = "plain",
  termWidth = 150,
}: DescriptionListProps) {
  const t = useTranslations("ui.list");
  return (
    <dl className={styles.list} data-variant={variant} style={{ "--term": `${termWidth}px` }}>
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>
            {isBlank(item.description) ? (
              <span className={styles.blank}>{t("notProvided")}</span>
            ) : (
              item.description
            )}
          </dd>
          {item.changeHref ? (
            <dd className={styles.change} data-no-print>
              <a href={item.changeHref}>
                {t("change")}
                <span className="sr-only"> {item.term}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

function isBlank(value: ReactNode): boolean {
  return value === null || value === undefined || value === false || value === "";
}
