import type { ReactNode } from "react";
import styles from "./notice.module.css";

type NoticeProps = {
  tone?: "info" | "ok" | "warn" | "bad" | undefined;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
};

/** A request or a fact that stands out on the page and waits: "AstraZeneca asks to read …". */
export function Notice({ tone = "info", title, children, action }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone}>
      <div className={styles.words}>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children}
      </div>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
