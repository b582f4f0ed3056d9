import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { found } from "@/app/[locale]/found";
import { loadSharing } from "@/app/[locale]/(applicant)/applications/[id]/sharing/load";
import { Difference } from "@/components/releases/difference";
import { OwnRelease } from "@/components/releases/own-release";
import { RenewForm } from "@/components/releases/renew-form";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getRenewal } from "@/lib/releases/queries/get-renewal";

type PageProps = { params: Promise<{ locale: string; id: string; releaseId: string }> };

async function load({ params }: PageProps) {
  const { locale: given, id, releaseId } = await params;
  const loaded = await loadSharing(given, id);
  const release = loaded.view.releases.find((each) => each.id === releaseId);
  if (!release) notFound();
  return { ...loaded, release };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const t = await getTranslations("releases.own");
  const { view } = await load(props);
  return { title: t("title", { partner: view.application.partner }) };
}

/** One request of the partner: what it asks, the owner's answer, and what is still open of it. */
export default async function OwnReleasePage(props: PageProps) {
  const { locale, actor, view, release } = await load(props);
  const { application } = view;
  const t = await getTranslations("releases.own");
  const renewal = release.newerVersion ? await found(getRenewal(actor, release.id, locale)) : null;
  const { partner } = application;
  return (
    <ClientMessages namespaces={["releases"]}>
      <PageHeader
        title={t("title", { partner })}
        sub={release.sections.map(({ title }) => title).join(" · ")}
        breadcrumbs={[
          {
            href: `/${locale}/applications/${application.id}`,
            label: application.reference,
          },
          { href: `/${locale}/applications/${application.id}/sharing`, label: t("back") },
        ]}
      />
      <OwnRelease
        release={release}
        view={view}
        locale={locale}
        difference={
          renewal ? (
            <Difference {...renewal} partner={partner} locale={locale}>
              {release.actions.renew.may ? (
                <RenewForm
                  releaseId={release.id}
                  version={renewal.to}
                  documents={renewal.documents}
                />
              ) : null}
            </Difference>
          ) : null
        }
      />
    </ClientMessages>
  );
}
