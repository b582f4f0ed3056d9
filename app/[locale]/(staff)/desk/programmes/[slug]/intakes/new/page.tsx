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

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.intake");
  return { title: t("newTitle") };
}

export default async function NewIntakePage({ params }: Props) {
  const { locale: asked, slug } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/desk/programmes/${slug}/intakes/new`);
  const { programme, formVersions } = await found(getProgrammeSetup(actor, slug));
  if (!programme.mayEdit || programme.status === "closed") notFound();
  const t = await getTranslations("setup");
  return (
    <ClientMessages namespaces={["setup"]}>
      <PageHeader
        title={t("intake.newTitle")}
        breadcrumbs={[
          { href: `/${locale}/desk/programmes`, label: t("title") },
          { href: `/${locale}/desk/programmes/${slug}`, label: programme.name[locale] },
        ]}
      />
      <IntakeForm
        locale={locale}
        programme={{ id: programme.id, slug }}
        intake={null}
        isOpen={false}
        formVersions={formVersions
          .filter((version) => version.status === "published")
          .map(({ id, number }) => ({ value: id, label: t("intake.version", { number }) }))}
      />
    </ClientMessages>
  );
}
