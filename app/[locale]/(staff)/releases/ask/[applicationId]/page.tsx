import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { CdaSection } from "@/components/releases/cda-section";
import { AskForm } from "@/components/releases/ask-form";
import { Between } from "@/components/ui/between";
import { PageHeader } from "@/components/ui/page-header";
import { isUuid } from "@/lib/applications/schema";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { listCdas } from "@/lib/releases/queries/cdas";
import { getAskChoices } from "@/lib/releases/queries/get-release";

type PageProps = { params: Promise<{ locale: string; applicationId: string }> };

const read = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/releases/ask/${id}`);
  if (!isUuid(id)) notFound();
  const choices = await found(getAskChoices(actor, id, locale));
  if (!choices) notFound();
  return { locale, actor, choices };
});

async function load({ params }: PageProps) {
  const { locale, applicationId } = await params;
  return read(locale, applicationId);
}

const titleKey = (isSuggestion: boolean) => (isSuggestion ? "titleSuggest" : "title");

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { choices } = await load(props);
  const t = await getTranslations("releases.ask");
  return { title: t(titleKey(choices.isSuggestion), { startup: choices.startup }) };
}

/** The request to a startup: sections, people by name, purpose, end. */
export default async function AskPage(props: PageProps) {
  const { locale, actor, choices } = await load(props);
  const t = await getTranslations("releases.ask");
  return (
    <ClientMessages namespaces={["releases", "files"]}>
      <PageHeader
        title={t(titleKey(choices.isSuggestion), { startup: choices.startup })}
        breadcrumbs={[{ href: `/${locale}/releases`, label: t("back") }]}
      >
        <p>
          {t("intro")}
          <Between />
          {choices.isSuggestion ? t("introSuggest") : null}
        </p>
      </PageHeader>
      <AskForm choices={choices} />
      {choices.isSuggestion ? null : (
        <CdaSection
          applicationId={choices.applicationId}
          cdas={await found(listCdas(actor, choices.applicationId))}
          partner={choices.partner}
          mayAct
        />
      )}
    </ClientMessages>
  );
}
