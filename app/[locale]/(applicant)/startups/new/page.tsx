import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ProfileForm } from "@/components/startups/profile-form";
import { PageHeader } from "@/components/ui/page-header";
import { nextTarget } from "@/lib/accounts/next-target";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { countryOptions } from "../country-options";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("apply.startup");
  return { title: t("newTitle") };
}

export default async function NewStartupPage({ params, searchParams }: PageProps) {
  const locale = pageLocale((await params).locale);
  const { next } = await searchParams;
  const back = next ? `?next=${encodeURIComponent(next)}` : "";
  await requirePageActor(locale, `/startups/new${back}`);
  const t = await getTranslations("apply.startup");
  return (
    <ClientMessages namespaces={["apply"]}>
      <PageHeader title={t("newTitle")} sub={t("newIntro")} />
      <ProfileForm
        startup={null}
        countries={countryOptions(locale)}
        next={next ? nextTarget(next) : undefined}
      />
    </ClientMessages>
  );
}
