import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { AcceptInvitation } from "@/components/accounts/accept-invitation";
import { InvitationSummary } from "@/components/accounts/invitation-summary";
import { ClaimButton } from "@/components/applications/claim-button";
import { ClaimOffer } from "@/components/applications/claim-offer";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getInvitation } from "@/lib/accounts/queries/get-invitation";
import { getClaimOffer } from "@/lib/applications/queries/get-claim-offer";
import { ClientMessages } from "@/lib/i18n/client-messages";

type Props = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.invitation");
  return { title: t("title") };
}

/** Where an invitation's link lands: what it offers, and the button that takes it up. */
export default async function InvitationPage({ params }: Props) {
  const { locale: asked, token } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/invitations/${token}`);
  const invitation = await getInvitation(actor, token, locale);
  const offer = invitation ? await getClaimOffer(actor, token, locale) : null;
  const t = await getTranslations("accounts.invitation");
  const closed = <Notice tone="warn">{t("closed")}</Notice>;
  if (invitation && offer)
    return (
      <ClientMessages namespaces={["apply"]}>
        <ClaimOffer offer={offer} invitation={invitation} closed={closed}>
          <ClaimButton token={token} startup={offer.startup} applicationId={offer.applicationId} />
        </ClaimOffer>
      </ClientMessages>
    );
  return (
    <ClientMessages namespaces={["accounts"]}>
      <PageHeader title={t("title")} />
      {invitation ? <InvitationSummary invitation={invitation} locale={locale} /> : null}
      {!invitation ? <p>{t("notYours", { email: actor.email })}</p> : null}
      {invitation?.state === "open" ? <AcceptInvitation token={token} /> : null}
      {invitation?.state === "accepted" ? <Notice tone="ok">{t("accepted")}</Notice> : null}
      {invitation?.state === "closed" ? closed : null}
    </ClientMessages>
  );
}
