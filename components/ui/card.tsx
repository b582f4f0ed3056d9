import type { ReactNode } from "react";
import styles from "./card.module.css";

type CardProps = {
  title?: ReactNode;
  /** Makes the whole card the link. */
  href?: string | undefined;
  sub?: ReactNode;
  level?: 2 | 3 | undefined;
  /** Draws attention to something that waits for an answer. */
  attention?: boolean | undefined;
  children?: ReactNode;
};

/** A bordered box: only for things that can be opened or answered. */
export function Card({ title, href, sub, level = 2, attention, children }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className={styles.card} data-attention={attention || undefined}>
      {title ? <Heading>{href ? <a href={href}>{title}</a> : title}</Heading> : null}
      {sub ? <div className={styles.sub}>{sub}</div> : null}
      {children}
    </div>
  );
}

/** Cards one below the other. */
export function CardColumn({ children }: { children: ReactNode }) {
  return <div className={styles.column}>{children}</div>;
}

/** Cards side by side while they fit. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}
