import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { AcceptInvitation } from "@/components/accounts/accept-invitation";
import { InvitationSummary } from "@/components/accounts/invitation-summary";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getInvitation } from "@/lib/accounts/queries/get-invitation";
import { ClientMessages } from "@/lib/i18n/client-messages";

type Props = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.invitation");
  return { title: t("title") };
}

export default async function InvitationPage({ params }: Props) {
  const { locale: asked, token } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/invitations/${token}`);
  const invitation = await getInvitation(actor, token, locale);
  const t = await getTranslations("accounts.invitation");
  return (
    <ClientMessages namespaces={["accounts"]}>
      <PageHeader title={t("title")} />
      {invitation ? <InvitationSummary invitation={invitation} locale={locale} /> : null}
      {!invitation ? <p>{t("notYours", { email: actor.email })}</p> : null}
      {invitation?.state === "open" ? <AcceptInvitation token={token} /> : null}
      {invitation?.state === "accepted" ? <Notice tone="ok">{t("accepted")}</Notice> : null}
      {invitation?.state === "closed" ? <Notice tone="warn">{t("closed")}</Notice> : null}
    </ClientMessages>
  );
}
