import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./status-badge.module.css";

/** go: moving; ok: done well; wait: somebody's turn; no: refused, lost, at odds; idle: at rest. */
export type StatusTone = "go" | "ok" | "wait" | "no" | "idle";

type StatusBadgeProps = { tone: StatusTone; children: ReactNode; sub?: ReactNode };

/** A dot and words. The words say it all; the dot only helps the eye. */
export function StatusBadge({ tone, children, sub }: StatusBadgeProps) {
  return (
    <span className={classNames(styles.status, styles[tone])}>
      {children}
      {sub ? <span className={styles.sub}> {sub}</span> : null}
    </span>
  );
}

/** A table cell that is nothing but a status: one element where a badge in a cell is two. */
export function StatusCell({ tone, children, sub }: StatusBadgeProps) {
  return (
    <td className={classNames(styles.status, styles[tone])}>
      {children}
      {sub ? <span className={styles.sub}> {sub}</span> : null}
    </td>
  );
}
