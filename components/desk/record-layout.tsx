import type { ReactNode } from "react";
import styles from "./record.module.css";

/** The record at reading width, its contents beside it where there is room. */
export function RecordLayout({ contents, children }: { contents: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.layout}>
      <div className={styles.main}>{children}</div>
      {contents}
    </div>
  );
}

/** Buttons that belong together. */
export function RecordActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
