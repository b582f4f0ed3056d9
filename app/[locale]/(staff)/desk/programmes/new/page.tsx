import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ProgrammeForm } from "@/components/programmes/programme-form";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { listPossiblePartners } from "@/lib/programmes/queries/set-up";
import { decisionModeOptions } from "../decision-mode-options";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.programme");
  return { title: t("newTitle") };
}

export default async function NewProgrammePage({ params }: Props) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/desk/programmes/new");
  const partners = await found(listPossiblePartners(actor));
  const t = await getTranslations("setup");
  return (
    <ClientMessages namespaces={["setup"]}>
      <PageHeader
        title={t("programme.newTitle")}
        breadcrumbs={[{ href: `/${locale}/desk/programmes`, label: t("title") }]}
      />
      <ProgrammeForm
        locale={locale}
        programme={null}
        isOpen={false}
        partners={partners.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        decisionModes={decisionModeOptions(locale)}
      />
    </ClientMessages>
  );
}
