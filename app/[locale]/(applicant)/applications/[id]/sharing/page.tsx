import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { CdaSection } from "@/components/releases/cda-section";
import { SharingPage } from "@/components/releases/sharing-page";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { listCdas } from "@/lib/releases/queries/cdas";
import { loadSharing } from "./load";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("releases.sharing");
  return { title: t("title") };
}

/** "Who sees what": what the partner reads of an application, who looked, and what it asks for. */
export default async function WhoSeesWhatPage({ params }: PageProps) {
  const { locale: given, id } = await params;
  const { locale, actor, view } = await loadSharing(given, id);
  const t = await getTranslations("releases.sharing");
  const { application } = view;
  const base = `/${locale}/applications/${id}`;
  const isOpen = application.isSubmitted && !application.isEnded;
  return (
    <ClientMessages namespaces={["releases", "files"]}>
      <PageHeader
        title={t("title")}
        sub={t("sub", { startup: application.startup, reference: application.reference })}
        breadcrumbs={[{ href: base, label: t("back", { reference: application.reference }) }]}
        actions={
          isOpen && view.consent.may ? (
            <ButtonLink href={`${base}/sharing/as`}>
              {t("seeAs", { partner: application.partner })}
            </ButtonLink>
          ) : null
        }
      />
      <SharingPage view={view} locale={locale} />
      {isOpen ? (
        <CdaSection
          applicationId={id}
          cdas={await found(listCdas(actor, id))}
          partner={application.partner}
          mayAct={view.consent.may}
        />
      ) : null}
    </ClientMessages>
  );
}
