import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { found } from "@/app/[locale]/found";
import { loadSharing } from "@/app/[locale]/(applicant)/applications/[id]/sharing/load";
import { AskedText } from "@/components/releases/asked-texts";
import { Difference } from "@/components/releases/difference";
import { OwnRelease } from "@/components/releases/own-release";
import { RenewForm } from "@/components/releases/renew-form";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getAskedTexts } from "@/lib/releases/queries/get-asked-texts";
import { getRenewal } from "@/lib/releases/queries/get-renewal";
import type { ReaderStanding } from "@/lib/releases/schema";

type PageProps = { params: Promise<{ locale: string; id: string; releaseId: string }> };

/** Those whom a renewal gives the newer version. */
const stillReads: readonly ReaderStanding[] = ["reads", "awaits_declaration", "not_yet"];

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
  const texts = release.actions.answer.may
    ? await found(getAskedTexts(actor, release.id, locale))
    : [];
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
        texts={Object.fromEntries(
          texts.map((text) => [text.key, <AskedText key={text.key} text={text} locale={locale} />]),
        )}
        difference={
          renewal ? (
            <Difference {...renewal} partner={partner} locale={locale}>
              {release.actions.renew.may ? (
                <RenewForm
                  releaseId={release.id}
                  sections={renewal.sections.map(({ title }) => title)}
                  people={release.readers
                    .filter(({ standing }) => stillReads.includes(standing))
                    .map(({ name }) => name)}
                  until={release.until}
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
