import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ProgrammeForm } from "@/components/programmes/programme-form";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getProgrammeHead } from "@/lib/programmes/queries/set-up";
import { decisionModeOptions } from "@/app/[locale]/(staff)/desk/programmes/decision-mode-options";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.programme");
  return { title: t("editTitle") };
}

export default async function EditProgrammePage({ params }: Props) {
  const { locale: asked, slug } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/desk/programmes/${slug}/edit`);
  const programme = await found(getProgrammeHead(actor, slug));
  if (!programme.mayEdit || programme.status === "closed") notFound();
  const t = await getTranslations("setup");
  const { id, name, summary, offers, decisionMode, contactEmail, status, revision } = programme;
  return (
    <ClientMessages namespaces={["setup"]}>
      <PageHeader
        title={t("programme.editTitle")}
        breadcrumbs={[
          { href: `/${locale}/desk/programmes`, label: t("title") },
          { href: `/${locale}/desk/programmes/${slug}`, label: name[locale] },
        ]}
      />
      <ProgrammeForm
        locale={locale}
        programme={{
          id,
          slug,
          name,
          summary,
          offers,
          decisionMode,
          revision,
          contactEmail: contactEmail ?? "",
        }}
        isOpen={status !== "draft"}
        partners={[]}
        decisionModes={decisionModeOptions(locale)}
      />
    </ClientMessages>
  );
}
