import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NavDisclosure } from "./nav-disclosure";
import styles from "./task-rail.module.css";

export type TaskState = "notStarted" | "inProgress" | "needsAttention" | "completed";

export type TaskItem = {
  href: string;
  label: string;
  state: TaskState;
  current?: boolean | undefined;
  /** A quiet second line, e.g. who said the section is done. */
  note?: ReactNode;
};

type TaskRailProps = {
  items: readonly TaskItem[];
  /** Replaces "You have completed 3 of 10 sections". */
  heading?: string | undefined;
  /** The rail's last line: what is left and by when. */
  children?: ReactNode;
};

/** The sections of a form beside the page: where one is and what is left. The row is the link. */
export function TaskRail({ items, heading, children }: TaskRailProps) {
  const t = useTranslations("ui.rail");
  const done = items.filter((item) => item.state === "completed").length;
  const share = items.length === 0 ? 0 : Math.round((done / items.length) * 100);
  return (
    <aside className={styles.rail} data-no-print>
      <h2>{heading ?? t("completed", { done, total: items.length })}</h2>
      <div className={styles.bar} aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </div>
      <NavDisclosure label={t("label")} align="start">
        <nav aria-label={t("label")}>
          <ol>
            {items.map((item) => (
              <li key={item.href} data-state={item.state}>
                <a href={item.href} aria-current={item.current ? "page" : undefined}>
                  <span>
                    {item.label} {item.note ? <small>{item.note}</small> : null}
                  </span>{" "}
                  <span className={styles.state}>
                    {t(item.state === "completed" ? "completedState" : item.state)}
                  </span>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </NavDisclosure>
      {children ? <div className={styles.foot}>{children}</div> : null}
    </aside>
  );
}

/** The rail at the left, the section at the right; one above the other on a narrow page. */
export function RailLayout({ rail, children }: { rail: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.layout}>
      {rail}
      <div className={styles.content}>{children}</div>
    </div>
  );
}
