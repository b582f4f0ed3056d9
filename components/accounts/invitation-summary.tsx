import { useTranslations } from "next-intl";
import { isTeamRole, type InvitationView } from "@/lib/accounts/schema";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type InvitationSummaryProps = { invitation: InvitationView; locale: Locale };

/** Who invites to what, until when. */
export function InvitationSummary({ invitation, locale }: InvitationSummaryProps) {
  const t = useTranslations("accounts");
  const { role, deputy, place, programme, invitedBy, expiresAt, state } = invitation;
  const words = t(`roles.${role}`);
  const values = {
    person: invitedBy,
    role: deputy ? t("people.deputyMark", { role: words }) : words,
    place,
    programme: programme ?? "",
  };
  return (
    <>
      <p>{t(programme ? "invitation.leadProgramme" : "invitation.lead", values)}</p>
      {state === "open" ? (
        <p className="quiet">
          {t("invitation.expires", { due: formatDateTime(expiresAt, locale) })}
        </p>
      ) : null}
      {state === "open" && !isTeamRole(role) ? (
        <p className="quiet">{t("invitation.secondPerson")}</p>
      ) : null}
    </>
  );
}
