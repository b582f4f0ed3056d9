import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { OfferAnswer } from "@/components/decisions/offer-answer";
import { OfferNext } from "@/components/decisions/offer-next";
import { OfferTerms } from "@/components/decisions/offer-terms";
import { PageHeader } from "@/components/ui/page-header";
import { getOffer } from "@/lib/decisions/queries/get-offer";
import { ClientMessages } from "@/lib/i18n/client-messages";

type PageProps = { params: Promise<{ locale: string; id: string }> };

const load = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/applications/${id}/offer`);
  if (!z.uuid().safeParse(id).success) notFound();
  return { locale, offer: await found(getOffer(actor, id, locale)) };
});

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("decisions.offer");
  return { title: t("title") };
}

/** The offer as the startup's team reads it; an owner accepts and signs, or declines. */
export default async function OfferPage({ params }: PageProps) {
  const { locale: given, id } = await params;
  const { locale, offer } = await load(given, id);
  const t = await getTranslations("decisions.offer");
  const { startup, reference } = offer;
  return (
    <ClientMessages namespaces={["decisions"]}>
      <PageHeader
        title={t("title")}
        sub={t("sub", { startup, reference })}
        breadcrumbs={[{ href: `/${locale}/applications/${id}`, label: t("back", { reference }) }]}
      />
      <OfferNext offer={offer} locale={locale} />
      <OfferTerms terms={offer.terms} />
      {offer.state === "sent" ? <OfferAnswer offer={offer} locale={locale} /> : null}
    </ClientMessages>
  );
}
