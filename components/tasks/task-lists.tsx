import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { urgencies, urgencyOf, type Task } from "@/lib/tasks/task";
import styles from "./task-lists.module.css";

type Given = { items: readonly Task[]; now: string; locale: Locale };

/**
 * The tasks of one membership by urgency; of several memberships by membership, the acting one first, each saying how
 * its links ask before they act under it.
 */
export function TaskLists({ items, now, locale }: Given) {
  const t = useTranslations("tasks");
  const memberships = Map.groupBy(items, ({ membershipId }) => membershipId);
  if (memberships.size > 1 || items.some(({ acting }) => !acting))
    return [...memberships.values()]
      .toSorted(([one], [other]) => Number(other?.acting) - Number(one?.acting))
      .map((found) => (
        <Section
          key={found[0]?.membershipId}
          title={found[0]?.membership}
          aside={<span className="quiet">{found.length}</span>}
          intro={found[0]?.acting ? undefined : t("asks")}
        >
          <TaskRows items={found} now={now} locale={locale} />
        </Section>
      ));
  const byUrgency = Map.groupBy(items, ({ due }) => urgencyOf(due, now));
  return urgencies.map((urgency) => {
    const found = byUrgency.get(urgency) ?? [];
    return found.length === 0 ? null : (
      <Section
        key={urgency}
        title={t(`urgency.${urgency}`)}
        aside={<span className="quiet">{found.length}</span>}
      >
        <TaskRows items={found} now={now} locale={locale} />
      </Section>
    );
  });
}

function TaskRows({ items, now, locale }: Given) {
  return (
    <ul className={styles.tasks} data-testid="tasks">
      {items.map((task) => (
        <li key={`${task.membershipId} ${task.kind} ${task.href} ${task.about}`}>
          <TaskRow task={task} now={now} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

function TaskRow({ task, now, locale }: { task: Task; now: string; locale: Locale }) {
  const t = useTranslations("tasks");
  const { kind, count, about, due, href } = task;
  const isOverdue = urgencyOf(due, now) === "overdue";
  return (
    <>
      <span>
        <a href={href}>{t(`kinds.${kind}`, { count })}</a>{" "}
        <span className={`quiet ${styles.about}`}>{about}</span>
      </span>{" "}
      <span className={styles.due} data-overdue={isOverdue || undefined}>
        {due === null
          ? null
          : t(isOverdue ? "wasDue" : "due", { due: formatDateTime(due, locale) })}
      </span>
    </>
  );
}
