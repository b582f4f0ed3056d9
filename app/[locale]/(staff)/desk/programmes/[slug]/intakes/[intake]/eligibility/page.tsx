import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { EligibilityEditor } from "@/components/programmes/eligibility-editor";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getProgrammeSetup } from "@/lib/programmes/queries/set-up";
import {
  defaultEligibilityRules,
  headcountAtLeast,
  headcountAtMost,
} from "@/lib/programmes/templates/eligibility-rules";

type Props = { params: Promise<{ locale: string; slug: string; intake: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.eligibility");
  return { title: t("title") };
}

export default async function EligibilityPage({ params }: Props) {
  const { locale: asked, slug, intake: intakeSlug } = await params;
  const locale = pageLocale(asked);
  const home = `/desk/programmes/${slug}`;
  const actor = await requirePageActor(locale, `${home}/intakes/${intakeSlug}/eligibility`);
  const { programme, intakes } = await found(getProgrammeSetup(actor, slug));
  const intake = intakes.find((each) => each.slug === intakeSlug);
  if (!intake || !programme.mayEdit || intake.status === "closed") notFound();
  const t = await getTranslations("setup");
  const { eligibilityVersion: current, rules } = intake;
  return (
    <ClientMessages namespaces={["setup"]}>
      <PageHeader
        title={t("eligibility.title")}
        sub={intake.name[locale]}
        breadcrumbs={[
          { href: `/${locale}/desk/programmes`, label: t("title") },
          { href: `/${locale}${home}`, label: programme.name[locale] },
        ]}
      />
      <p>{t("eligibility.intro", { current, next: current + 1 })}</p>
      <EligibilityEditor
        key={current}
        intakeId={intake.id}
        rules={rules}
        templates={[...defaultEligibilityRules, headcountAtMost(50), headcountAtLeast(2)]}
        back={`/${locale}${home}`}
      />
    </ClientMessages>
  );
}
