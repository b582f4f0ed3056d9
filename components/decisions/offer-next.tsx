import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { NextStep } from "@/components/ui/next-step";
import type { OfferView } from "@/lib/decisions/views";
import { formatDateTime } from "@/lib/i18n/format";

/** Where an offer stands and who answers it by when. */
export function OfferNext({ offer, locale }: { offer: OfferView; locale: string }) {
  const t = useTranslations("decisions.offer");
  const { programme, lead, state } = offer;
  const at = (moment: Date | null) => (moment ? formatDateTime(moment, locale) : "");
  const isAccepted = state === "accepted";
  const sentences = {
    sent: () =>
      t(offer.can.accept === null ? "nextOwner" : "nextTeam", {
        lead,
        programme,
        due: at(offer.expiresAt),
      }),
    accepted: () =>
      t("accepted", { name: offer.signedByName ?? "", at: at(offer.signedAt), programme }),
    declined: () => t("declined", { at: at(offer.declinedAt) }),
    lapsed: () => t("lapsed", { due: at(offer.expiresAt) }),
  };
  return (
    <NextStep
      narrow
      action={
        isAccepted ? (
          <ButtonLink
            tone="primary"
            href={`/${locale}/applications/${offer.applicationId}/onboarding`}
          >
            {t("toOnboarding")}
          </ButtonLink>
        ) : null
      }
    >
      {sentences[state]()}
    </NextStep>
  );
}
