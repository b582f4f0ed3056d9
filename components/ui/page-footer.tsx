import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDate } from "@/lib/i18n/format";
import styles from "./page-footer.module.css";

export type PageFooterProps = {
  /** When the page's text was last changed; on public and policy pages. */
  revisedOn?: Date | string | undefined;
  children?: ReactNode;
};

/** The four pages every visitor may look for, and the date of the text. */
export function PageFooter({ revisedOn, children }: PageFooterProps) {
  const t = useTranslations("ui.footer");
  const locale = useLocale();
  const pages = ["privacy", "notices", "accessibility", "contact"] as const;
  return (
    <footer className={styles.footer} data-no-print>
      {children}
      <nav aria-label={t("label")}>
        <ul>
          {pages.map((page) => (
            <li key={page}>
              <a href={`/${locale}/${page}`}>{t(page)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {revisedOn ? <p>{t("revised", { date: formatDate(revisedOn, locale) })}</p> : null}
    </footer>
  );
}
