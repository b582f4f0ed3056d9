import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ProfileForm } from "@/components/startups/profile-form";
import { ProfileView } from "@/components/startups/profile-view";
import { TeamPanel } from "@/components/startups/team-panel";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getStartup } from "@/lib/startups/queries";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { countryOptions } from "../country-options";

type PageProps = { params: Promise<{ locale: string; id: string }> };

const load = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/startups/${id}`);
  return { locale, startup: await found(getStartup(actor, id)) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, id } = await params;
  return { title: (await load(locale, id)).startup.displayName };
}

/** A startup's team and profile; viewers read, editors write the profile, owners change the team. */
export default async function StartupPage({ params }: PageProps) {
  const given = await params;
  const { locale, startup } = await load(given.locale, given.id);
  const t = await getTranslations("apply.startup");
  const tMy = await getTranslations("apply.my");
  const countries = countryOptions(locale);
  return (
    <ClientMessages namespaces={["apply"]}>
      <PageHeader
        title={startup.displayName}
        alias={startup.nameZhHant ?? startup.nameZhHans}
        sub={startup.oneLiner}
        breadcrumbs={[{ href: `/${locale}/my`, label: tMy("title") }]}
      />
      <Section title={t("team")} id="team">
        <TeamPanel startup={startup} />
      </Section>
      <Section title={t("editTitle")} id="profile">
        {startup.myRole === "viewer" ? (
          <ProfileView startup={startup} countries={countries} />
        ) : (
          <ProfileForm startup={startup} countries={countries} />
        )}
      </Section>
      <p>
        <a href={`/${locale}/my-data`}>{t("myData")}</a>
      </p>
    </ClientMessages>
  );
}
