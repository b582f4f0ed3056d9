import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { SelfCheck } from "@/components/programmes/self-check";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { Locale } from "@/lib/i18n/locales";
import { databaseNow } from "@/lib/platform/clock";
import {
  getPublicProgramme,
  listPublicRules,
  type PublicIntake,
  type PublicProgramme,
} from "@/lib/programmes/queries/public-programmes";
import { withDays } from "@/lib/i18n/typed-date";
import { factKeys, type FactKey } from "@/lib/programmes/self-check";
import { domainLabels } from "@/lib/programmes/vocabulary";
import { selfCheckTexts } from "./self-check-texts";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("programmes.check");
  return { title: t("title") };
}

export default async function SelfCheckPage({ params, searchParams }: Props) {
  const { locale: asked, slug } = await params;
  const locale = pageLocale(asked);
  const programme = await found(getPublicProgramme(slug, locale));
  const query = await searchParams;
  const intake =
    programme.intakes.find((each) => each.slug === query.intake) ?? programme.intakes[0];
  const t = await getTranslations("programmes.check");
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ href: `/${locale}/programmes/${slug}`, label: programme.name }]}
        sub={intake?.name}
      />
      {intake ? (
        <Check programme={programme} intake={intake} locale={locale} query={query} />
      ) : (
        <EmptyState title={t("noIntake")} />
      )}
    </>
  );
}

type CheckProps = {
  programme: PublicProgramme;
  intake: PublicIntake;
  locale: Locale;
  query: Query;
};

async function Check({ programme, intake, locale, query }: CheckProps) {
  const t = await getTranslations("programmes.check");
  const rules = await listPublicRules(intake.id);
  const startHref = intake.state === "open" ? `/${locale}/apply/${intake.slug}` : null;
  const start = startHref ? <ButtonLink href={startHref}>{t("start")}</ButtonLink> : undefined;
  if (rules.length === 0) return <EmptyState title={t("noRules")} action={start} />;
  return (
    <>
      <p>{t("intro")}</p>
      <SelfCheck
        rules={rules}
        locale={locale}
        now={(await databaseNow()).toISOString()}
        domains={Object.entries(domainLabels).map(([value, label]) => ({
          value,
          label: label[locale],
        }))}
        typed={typedFacts(query)}
        startHref={startHref}
        texts={await selfCheckTexts(programme.lead.shortName)}
      />
    </>
  );
}

function typedFacts(given: Query): Partial<Record<FactKey, string>> {
  const query = withDays(given, ["foundedOn"]);
  return Object.fromEntries(
    factKeys.flatMap((key) => (typeof query[key] === "string" ? [[key, query[key]]] : [])),
  );
}
