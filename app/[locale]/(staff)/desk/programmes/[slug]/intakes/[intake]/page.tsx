import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { IntakeForm } from "@/components/programmes/intake-form";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getProgrammeSetup } from "@/lib/programmes/queries/set-up";

type Props = { params: Promise<{ locale: string; slug: string; intake: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.overview");
  return { title: t("intakes") };
}

export default async function IntakePage({ params }: Props) {
  const { locale: asked, slug, intake: intakeSlug } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/desk/programmes/${slug}/intakes/${intakeSlug}`);
  const { programme, formVersions, intakes } = await found(getProgrammeSetup(actor, slug));
  const row = intakes.find((each) => each.slug === intakeSlug);
  if (!row || !programme.mayEdit || row.status === "closed") notFound();
  const { checks: _, rules: __, eligibilityVersion: ___, status, ...intake } = row;
  const t = await getTranslations("setup");
  return (
    <ClientMessages namespaces={["setup"]}>
      <PageHeader
        title={intake.name[locale]}
        breadcrumbs={[
          { href: `/${locale}/desk/programmes`, label: t("title") },
          { href: `/${locale}/desk/programmes/${slug}`, label: programme.name[locale] },
        ]}
      />
      <IntakeForm
        locale={locale}
        programme={{ id: programme.id, slug }}
        intake={intake}
        isOpen={status === "open"}
        formVersions={formVersions
          .filter((version) => version.status === "published")
          .map(({ id, number }) => ({ value: id, label: t("intake.version", { number }) }))}
      />
    </ClientMessages>
  );
}
