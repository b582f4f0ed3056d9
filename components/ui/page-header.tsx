import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./page-header.module.css";

export type Breadcrumb = { href?: string | undefined; label: string };

type PageHeaderProps = {
  title: ReactNode;
  /** The name in its other script, set lighter beside the title. */
  alias?: ReactNode;
  /** One quiet line of facts under the title. */
  sub?: ReactNode;
  actions?: ReactNode;
  /** Below the second level of pages; without the page itself. */
  breadcrumbs?: readonly Breadcrumb[] | undefined;
  children?: ReactNode;
};

/** The page's one h1 with its place, facts and actions. */
export function PageHeader({ title, alias, sub, actions, breadcrumbs, children }: PageHeaderProps) {
  return (
    <div className={styles.header}>
      {breadcrumbs?.length ? <Breadcrumbs items={breadcrumbs} /> : null}
      <div className={styles.row}>
        <div className={styles.words}>
          <h1>
            {title}
            {alias ? <span className={styles.alias}> {alias}</span> : null}
          </h1>
          {sub ? <div className={styles.sub}>{sub}</div> : null}
        </div>
        {actions ? (
          <div className={styles.actions} data-no-print>
            {actions}
          </div>
        ) : null}
      </div>
      {children}
    </div>
  );
}

function Breadcrumbs({ items }: { items: readonly Breadcrumb[] }) {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("breadcrumbs")} className={styles.breadcrumbs} data-no-print>
      <ol>
        {items.map((item) => (
          <li key={item.label}>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</li>
        ))}
      </ol>
    </nav>
  );
}
