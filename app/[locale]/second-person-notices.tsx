import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { WaitingConfirmations } from "@/lib/applications/queries/waiting-confirmations";
import type { Locale } from "@/lib/i18n/locales";

type Props = { waiting: WaitingConfirmations; locale: Locale };

/** What waits for this reader as the second person; nothing is shown where nothing waits. */
export async function SecondPersonNotices({ waiting, locale }: Props) {
  const { assisted, emergencies } = waiting;
  if (assisted === 0 && emergencies === 0) return null;
  const t = await getTranslations("accounts.assistedDesk");
  const tShared = await getTranslations("ui.secondPerson");
  const tEmergency = await getTranslations("applications.emergency");
  return (
    <>
      {emergencies > 0 ? (
        <Notice
          tone="warn"
          title={tEmergency("deskNotice", { count: emergencies })}
          action={<ButtonLink href={`/${locale}/emergency`}>{tShared("lookAt")}</ButtonLink>}
        />
      ) : null}
      {assisted > 0 ? (
        <Notice
          title={t("deskNotice", { count: assisted })}
          action={<ButtonLink href={`/${locale}/desk/assisted`}>{tShared("lookAt")}</ButtonLink>}
        />
      ) : null}
    </>
  );
}
