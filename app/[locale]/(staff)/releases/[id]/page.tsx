import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { found } from "@/app/[locale]/found";
import { openedSections } from "@/app/[locale]/opened-sections";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { PartnerRelease } from "@/components/releases/partner-release";
import { PageHeader } from "@/components/ui/page-header";
import { isUuid } from "@/lib/applications/schema";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getRelease } from "@/lib/releases/queries/get-release";
import { ReleasedSections } from "./released-sections";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Read once for the title and the page. */
const read = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/releases/${id}`);
  if (!isUuid(id)) notFound();
  return { locale, actor, view: await found(getRelease(actor, id, locale)) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, id } = await params;
  const t = await getTranslations("releases.release");
  const { application } = (await read(locale, id)).view;
  return { title: t("title", { startup: application.startup ?? application.reference }) };
}

/** One release for the partner's people: declare first, then open what was released, section by section. */
export default async function ReleasePage({ params, searchParams }: PageProps) {
  const { locale: given, id } = await params;
  const { locale, actor, view } = await read(given, id);
  const { open } = await searchParams;
  const t = await getTranslations("releases");
  const { application, release } = view;
  const isReading = release.readers.some(({ isMe, standing }) => isMe && standing === "reads");
  return (
    <ClientMessages namespaces={["releases", "files.list"]}>
      <PageHeader
        title={t("release.title", { startup: application.startup ?? application.reference })}
        sub={application.reference}
        breadcrumbs={[{ href: `/${locale}/releases`, label: t("list.title") }]}
      />
      <PartnerRelease
        view={view}
        locale={locale}
        reading={
          isReading ? (
            <ReleasedSections
              actor={actor}
              release={release}
              open={await openedSections(open)}
              partner={application.partner}
              locale={locale}
            />
          ) : null
        }
      />
    </ClientMessages>
  );
}
