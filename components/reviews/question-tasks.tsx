import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { NextStep } from "@/components/ui/next-step";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { QuestionTask } from "@/lib/reviews/views";

/** Questions of reviewers that wait for the startup, each with the way to its answer. */
export function QuestionTasks({
  tasks,
  locale,
}: {
  tasks: readonly QuestionTask[];
  locale: Locale;
}) {
  const t = useTranslations("reviews.enquiries.home");
  return tasks.map(({ id, applicationId, dueAt, lead, intake, mayAnswer }) => {
    const href = `/${locale}/applications/${applicationId}#enquiries`;
    return (
      <NextStep
        key={id}
        action={
          mayAnswer ? (
            <ButtonLink tone="primary" href={href}>
              {t("answer")}
            </ButtonLink>
          ) : (
            <ButtonLink href={href}>{t("see")}</ButtonLink>
          )
        }
      >
        {t("asks", {
          lead,
          intake,
          dated: dueAt ? "yes" : "no",
          due: dueAt ? formatDateTime(dueAt, locale) : "",
        })}
        {mayAnswer ? null : <> {t("whoAnswers")}</>}
      </NextStep>
    );
  });
}
