import { useTranslations } from "next-intl";
import { Between } from "@/components/ui/between";
import { ButtonLink } from "@/components/ui/button-link";
import { NextStep } from "@/components/ui/next-step";
import type { Locale } from "@/lib/i18n/locales";
import type { SharingTask } from "@/lib/releases/views";

/** Requests of a partner that wait for an owner, each with the way to its answer. */
export function SharingTasks({ tasks, locale }: { tasks: readonly SharingTask[]; locale: Locale }) {
  const t = useTranslations("releases");
  return tasks.map((task) => {
    const { releaseId, applicationId, kind, sections, partner, intake, mayAnswer, owners } = task;
    const href = `/${locale}/applications/${applicationId}/sharing/${releaseId}`;
    return (
      <NextStep
        key={releaseId}
        action={
          mayAnswer ? (
            <ButtonLink tone="primary" href={href}>
              {t("home.answer")}
            </ButtonLink>
          ) : (
            <ButtonLink href={href}>{t("sharing.readOnlyAnswer")}</ButtonLink>
          )
        }
      >
        {kind === "request"
          ? t("home.asks", { partner, count: sections, intake })
          : t("home.named", { partner, intake })}
        {mayAnswer ? null : (
          <>
            <Between />
            {t("sharing.ownersAnswer", { count: owners.length, owners: owners.join(t("comma")) })}
          </>
        )}
      </NextStep>
    );
  });
}
