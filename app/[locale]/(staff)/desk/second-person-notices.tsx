import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { countHelpToConfirm } from "@/lib/applications/queries/assisted-sign-ins";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";

/** What waits for this reader as the second person: nothing is shown to those for whom nothing waits. */
export async function SecondPersonNotices({ actor, locale }: { actor: Actor; locale: Locale }) {
  const helped = await countHelpToConfirm(actor);
  if (helped === 0) return null;
  const t = await getTranslations("accounts.help");
  return (
    <Notice
      action={<ButtonLink href={`/${locale}/desk/help`}>{t("deskOpen")}</ButtonLink>}
      title={t("deskNotice", { count: helped })}
    />
  );
}
