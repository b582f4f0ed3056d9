import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Lens } from "@/components/ui/lens";
import { Section } from "@/components/ui/section";
import type { SectionLink, SectionView } from "./section-view";
import styles from "./task-list.module.css";

export type Task = SectionLink & { lens: SectionView["lens"]; asked: boolean };

type TaskListProps = { applicationId: string; tasks: readonly Task[]; children?: ReactNode };

/** The sections of a draft with their four states; the whole row is the link. */
export function TaskList({ applicationId, tasks, children }: TaskListProps) {
  const t = useTranslations("apply.home");
  const locale = useLocale();
  const done = tasks.filter(({ state }) => state === "completed").length;
  return (
    <Section title={t("completed", { done, total: tasks.length })}>
      <div className={styles.bar} aria-hidden="true">
        <span style={{ width: `${Math.round((done / Math.max(1, tasks.length)) * 100)}%` }} />
      </div>
      <ol className={styles.list}>
        {tasks.map(({ key, title, state, note, lens, asked, left }) => (
          <li key={key} data-state={state}>
            <span className={styles.title}>
              <a href={`/${locale}/applications/${applicationId}/sections/${key}`}>{title}</a>
              {note ? <span className="quiet"> {note}</span> : null}
            </span>{" "}
            <Lens sight={lens.sight}>{lens.label}</Lens>{" "}
            <span className={styles.state}>
              {asked && state === "completed" ? `${t("asked")} · ` : null}
              {t(`states.${state}`)}
              {left > 0 && state !== "not_started" ? ` · ${t("left", { count: left })}` : null}
            </span>
          </li>
        ))}
      </ol>
      {children}
    </Section>
  );
}
