import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { OwnMemberships } from "@/components/accounts/own-memberships";
import { ProfileForm } from "@/components/accounts/profile-form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { nextTarget } from "@/lib/accounts/next-target";
import { getOwnProfile, listOwnMemberships } from "@/lib/accounts/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.profile");
  return { title: t("title") };
}

export default async function ProfilePage({ params, searchParams }: Props) {
  const [{ locale: asked }, { next }] = await Promise.all([params, searchParams]);
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, "/profile");
  const [profile, memberships] = await Promise.all([
    getOwnProfile(actor),
    listOwnMemberships(actor, locale),
  ]);
  const t = await getTranslations("accounts.profile");
  const { email, ...rest } = profile;
  const values = {
    displayName: rest.displayName,
    familyName: rest.familyName ?? "",
    givenName: rest.givenName ?? "",
    englishName: rest.englishName ?? "",
    chineseName: rest.chineseName ?? "",
    phone: rest.phone ?? "",
    locale: pageLocale(rest.locale),
  };
  return (
    <ClientMessages namespaces={["accounts"]}>
      <PageHeader title={t("title")} sub={t("sub")} />
      <p className="quiet">
        {t("email")}: {email}
      </p>
      <ProfileForm values={values} next={next === undefined ? null : nextTarget(next)} />
      <Section title={t("memberships")}>
        <OwnMemberships memberships={memberships} />
      </Section>
      <p>
        <a href={`/${locale}/my-data`}>{t("myData")}</a>
      </p>
    </ClientMessages>
  );
}
