import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { countAssistedToConfirm } from "@/lib/applications/queries/assisted-sign-ins";
import { countEmergenciesToConfirm } from "@/lib/applications/queries/emergency-accesses";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";

type Props = { actor: Actor; locale: Locale };

/** What waits for this reader as the second person; nothing is shown where nothing waits. */
export async function SecondPersonNotices({ actor, locale }: Props) {
  const [assisted, emergencies] = await Promise.all([
    countAssistedToConfirm(actor),
    countEmergenciesToConfirm(actor),
  ]);
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
