import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./status-badge.module.css";

/** go: moving; ok: done well; wait: somebody's turn; no: refused, lost, at odds; idle: at rest. */
export type StatusTone = "go" | "ok" | "wait" | "no" | "idle";

type StatusBadgeProps = { tone: StatusTone; children: ReactNode; sub?: ReactNode };

/** A dot and words. The words say it all; the dot only helps the eye. */
export function StatusBadge({ tone, children, sub }: StatusBadgeProps) {
  return (
    <span className={styles.status}>
      <span className={classNames(styles.dot, styles[tone])} data-dot aria-hidden="true" />
      <span>
        {children}
        {sub ? <span className={styles.sub}>{sub}</span> : null}
      </span>
    </span>
  );
}
