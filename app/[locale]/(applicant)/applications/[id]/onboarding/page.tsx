import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { OnboardingList } from "@/components/decisions/onboarding-list";
import { OnboardingNext } from "@/components/decisions/onboarding-next";
import { PageHeader } from "@/components/ui/page-header";
import { getOnboarding } from "@/lib/decisions/queries/get-onboarding";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDate } from "@/lib/i18n/format";

type PageProps = { params: Promise<{ locale: string; id: string }> };

const load = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/applications/${id}/onboarding`);
  if (!z.uuid().safeParse(id).success) notFound();
  return { locale, view: await found(getOnboarding(actor, id, locale)) };
});

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("decisions.onboarding");
  return { title: t("title") };
}

/** The onboarding list of an admitted startup: what comes next, whose it is, by when. */
export default async function OnboardingPage({ params }: PageProps) {
  const { locale: given, id } = await params;
  const { locale, view } = await load(given, id);
  const t = await getTranslations("decisions.onboarding");
  const tOffer = await getTranslations("decisions.offer");
  const { startup, reference } = view;
  const back = view.ticks === "startup" ? "applications" : "desk/applications";
  return (
    <ClientMessages namespaces={["decisions"]}>
      <PageHeader
        title={t("title")}
        sub={t("sub", {
          startup,
          cohort: view.cohort.name,
          at: formatDate(view.admittedAt, locale),
        })}
        breadcrumbs={[{ href: `/${locale}/${back}/${id}`, label: tOffer("back", { reference }) }]}
      />
      <OnboardingNext view={view} locale={locale} />
      <OnboardingList view={view} locale={locale} />
    </ClientMessages>
  );
}
