import type { ReactNode } from "react";
import { formatNumber } from "@/lib/i18n/format";
import styles from "./tabs-nav.module.css";

export type TabLink = {
  href: string;
  label: string;
  count?: number | undefined;
  current?: boolean | undefined;
};

type TabsNavProps = { label: string; items: readonly TabLink[]; trailing?: ReactNode };

/** Links to neighbouring views of one thing, each with its count. */
export function TabsNav({ label, items, trailing }: TabsNavProps) {
  return (
    <div className={styles.tabs} data-no-print>
      <nav aria-label={label}>
        <ul>
          {items.map((item) => (
            <li key={item.href}>
              <a href={item.href} aria-current={item.current ? "page" : undefined}>
                {item.label}
                {item.count === undefined ? null : <span> {formatNumber(item.count)}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {trailing ? <div className={styles.trailing}>{trailing}</div> : null}
    </div>
  );
}
