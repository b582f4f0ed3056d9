import { useTranslations } from "next-intl";
import { formatNumber } from "@/lib/i18n/format";
import styles from "./pagination.module.css";

type PaginationProps = {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  /** The link to a page, filters kept. */
  href: (page: number) => string;
};

/** Pages of a list as links, with the range in words. Draws nothing for an empty list. */
export function Pagination({ page, pageSize, total, href }: PaginationProps) {
  const t = useTranslations("ui.pages");
  if (total === 0) return null;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = formatNumber((page - 1) * pageSize + 1);
  const to = formatNumber(Math.min(page * pageSize, total));
  return (
    <nav aria-label={t("label")} className={styles.pages} data-no-print>
      <span>{t("range", { from, to, total: formatNumber(total) })}</span>
      {last > 1 ? (
        <ol>
          <li>{page > 1 ? <a href={href(page - 1)}>{t("previous")}</a> : null}</li>
          {pagesAround(page, last).map((each, place) =>
            each === null ? (
              <li key={`gap-${place}`} aria-hidden="true">
                …
              </li>
            ) : (
              <li key={each}>
                <a
                  href={href(each)}
                  aria-label={t("page", { page: each })}
                  aria-current={each === page ? "page" : undefined}
                >
                  {each}
                </a>
              </li>
            ),
          )}
          <li>{page < last ? <a href={href(page + 1)}>{t("next")}</a> : null}</li>
        </ol>
      ) : null}
    </nav>
  );
}

// First, last, and two on each side of the current page; null stands for a gap.
function pagesAround(page: number, last: number): (number | null)[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, last];
  const pages = [...new Set(wanted.filter((each) => each >= 1 && each <= last))];
  return pages.flatMap((each, place) => {
    const before = pages[place - 1];
    return before !== undefined && each - before > 1 ? [null, each] : [each];
  });
}
