import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { TaskLists } from "@/components/tasks/task-lists";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listTasks } from "@/lib/tasks/queries/list-tasks";
import { urgencyOf } from "@/lib/tasks/task";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = pageLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "tasks" });
  return { title: t("title") };
}

/** Everything that waits for the reader, under each of their memberships, taken from the records themselves. */
export default async function TasksPage({ params }: Props) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/tasks");
  const { items, now } = await listTasks(actor, locale);
  const t = await getTranslations("tasks");
  const overdue = items.filter(({ due }) => urgencyOf(due, now) === "overdue").length;
  if (items.length === 0)
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState title={t("empty")}>
          <p>{t("emptyWhy")}</p>
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader title={t("title")} sub={t("sub", { count: items.length, overdue })} />
      <TaskLists items={items} now={now} locale={locale} />
    </>
  );
}
