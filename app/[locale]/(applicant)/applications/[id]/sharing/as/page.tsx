import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { found } from "@/app/[locale]/found";
import { loadSharing } from "@/app/[locale]/(applicant)/applications/[id]/sharing/load";
import { ReaderChoice } from "@/components/releases/reader-choice";
import { SeenAs } from "@/components/releases/seen-as";
import { PageHeader } from "@/components/ui/page-header";
import { isUuid } from "@/lib/applications/schema";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { seeAsReader } from "@/lib/releases/queries/see-as";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ reader?: string | string[] }>;
};

async function load({ params }: PageProps) {
  const { locale, id } = await params;
  return loadSharing(locale, id);
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const t = await getTranslations("releases.as");
  const { view } = await load(props);
  return { title: t("title", { partner: view.application.partner }) };
}

/** An owner looks at the application through the eyes of one person of the partner. */
export default async function SeeAsPage(props: PageProps) {
  const { locale, actor, view } = await load(props);
  const { reader } = await props.searchParams;
  const { application, people, consent } = view;
  if (!consent.may || !application.isSubmitted) notFound();
  const t = await getTranslations("releases");
  const { partner, reference, startup } = application;
  const base = `/${locale}/applications/${application.id}`;
  const chosen = typeof reader === "string" && isUuid(reader) ? reader : null;
  const seen = chosen ? await found(seeAsReader(actor, application.id, chosen, locale)) : null;
  return (
    <ClientMessages namespaces={["releases", "files.list"]}>
      <PageHeader
        title={t("as.title", { partner })}
        breadcrumbs={[
          { href: base, label: reference },
          { href: `${base}/sharing`, label: t("sharing.title") },
        ]}
      >
        <p>{t("as.intro")}</p>
      </PageHeader>
      {people.length > 0 ? (
        <ReaderChoice action={`${base}/sharing/as`} people={people} chosen={chosen ?? ""} />
      ) : (
        <p>{t("as.none", { partner })}</p>
      )}
      {seen ? (
        <SeenAs
          name={seen.person.name}
          partner={partner}
          startup={startup}
          why={seen.why}
          awaitsDeclaration={seen.awaitsDeclaration}
          sections={seen.application?.sections ?? null}
          form={seen.form}
          locale={locale}
        />
      ) : null}
    </ClientMessages>
  );
}
