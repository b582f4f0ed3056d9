import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { CopyHeader } from "@/components/documents/copy-header";
import { PdfViewer } from "@/components/documents/pdf-viewer";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { nextTarget } from "@/lib/accounts/next-target";
import { getCopy } from "@/lib/documents/queries/get-copy";
import { isUuid } from "@/lib/applications/schema";
import { ClientMessages } from "@/lib/i18n/client-messages";

type PageProps = {
  params: Promise<{ locale: string; copyId: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
};

/** Read once for the title and the page. */
const read = cache(async (given: string, id: string) => {
  const locale = pageLocale(given);
  const actor = await requirePageActor(locale, `/documents/${id}`);
  if (!isUuid(id)) notFound();
  return { locale, view: await found(getCopy(actor, id, locale)) };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, copyId } = await params;
  const { view } = await read(locale, copyId);
  const t = await getTranslations("files.viewer");
  return { title: view.state === "open" ? view.copy.name : t("closedTitle") };
}

/** A reader's own stamped copy of a document, page by page; or why it is closed to them by now. */
export default async function CopyPage({ params, searchParams }: PageProps) {
  const { locale: given, copyId } = await params;
  const { locale, view } = await read(given, copyId);
  const t = await getTranslations("files.viewer");
  const back = `/${locale}${nextTarget((await searchParams).from)}`;
  const breadcrumbs = [{ href: back, label: t("back") }];
  if (view.state !== "open")
    return (
      <>
        <PageHeader
          title={t(view.state === "gone" ? "goneTitle" : "closedTitle")}
          breadcrumbs={breadcrumbs}
        />
        <Notice action={<ButtonLink href={back}>{t("back")}</ButtonLink>}>
          <p>{view.sentence}</p>
        </Notice>
      </>
    );
  const url = `/api/document-copies/${copyId}`;
  return (
    <ClientMessages namespaces={["files.viewer"]}>
      <CopyHeader copy={view.copy} breadcrumbs={breadcrumbs} url={url} locale={locale} />
      <PdfViewer url={url} count={view.copy.pages} back={back} />
    </ClientMessages>
  );
}
