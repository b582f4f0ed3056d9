import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ImportList } from "@/components/imports/import-list";
import { UploadForm } from "@/components/imports/upload-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listImportIntakes, listImports } from "@/lib/imports/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports.page");
  return { title: t("title") };
}

/** Where the lead's staff import a table of startups, and what was imported before. */
export default async function ImportPage({ params }: Props) {
  const { locale: given } = await params;
  const locale = isLocale(given) ? given : defaultLocale;
  const actor = await requirePageActor(locale, "/desk/import");
  const role = actor.membership?.role;
  if (role !== "programme_manager" && role !== "officer") notFound();
  const [t, intakes, earlier] = await Promise.all([
    getTranslations("imports.page"),
    listImportIntakes(actor, locale),
    listImports(actor, locale),
  ]);
  return (
    <ClientMessages namespaces={["imports"]}>
      <PageHeader
        breadcrumbs={[{ href: `/${locale}/desk`, label: t("breadcrumb") }]}
        title={t("title")}
        sub={t("lead")}
      />
      {intakes.length > 0 ? (
        <UploadForm intakes={intakes} />
      ) : (
        <EmptyState title={t("noIntakes")} />
      )}
      <Section title={t("earlier")}>
        <ImportList items={earlier} locale={locale} />
      </Section>
    </ClientMessages>
  );
}
