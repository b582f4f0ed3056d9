import { getTranslations } from "next-intl/server";
import type { ApplicationView } from "@/lib/applications/queries/get-application";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { daysUntil } from "@/app/[locale]/(applicant)/page-locale";

/** What is left to write and by when; after sending, what happens next. */
export async function outlookOf(
  { status, sections, intake, returned, next }: ApplicationView,
  now: string,
  locale: Locale,
): Promise<string> {
  if (status !== "draft" && status !== "returned") return next.sentence;
  const t = await getTranslations({ locale, namespace: "apply.outlook" });
  const asked = returned ? sections.filter(({ key }) => returned.sections.includes(key)) : sections;
  const left = asked.filter(({ complete }) => !complete).length;
  const due = returned ? returned.dueAt : intake.deadline;
  const todo = t(status === "draft" ? "left" : "leftReturned", { left });
  if (!due) return todo;
  const days = daysUntil(now, due);
  const when = formatDateTime(due, locale);
  if (days === null) return t("past", { todo, due: when });
  return t("by", { todo, due: when, days });
}
