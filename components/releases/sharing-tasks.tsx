import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { NextStep } from "@/components/ui/next-step";
import type { Locale } from "@/lib/i18n/locales";
import type { SharingTask } from "@/lib/releases/views";

/** Requests of a partner that wait for an owner, each with the way to its answer. */
export function SharingTasks({ tasks, locale }: { tasks: readonly SharingTask[]; locale: Locale }) {
  const t = useTranslations("releases.home");
  return tasks.map(({ releaseId, applicationId, kind, sections, partner, intake }) => (
    <NextStep
      key={releaseId}
      action={
        <ButtonLink
          tone="primary"
          href={`/${locale}/applications/${applicationId}/sharing/${releaseId}`}
        >
          {t("answer")}
        </ButtonLink>
      }
    >
      {kind === "request"
        ? t("asks", { partner, count: sections, intake })
        : t("named", { partner, intake })}
    </NextStep>
  ));
}
