import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { openedSections } from "@/app/[locale]/opened-sections";
import { pageLocale } from "@/app/[locale]/page-locale";
import { recordSectionData } from "@/app/[locale]/record-section-data";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { EmergencyActions } from "@/components/applications/emergency-actions";
import { RecordSection } from "@/components/desk/record-section";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getOpenEmergency } from "@/lib/applications/queries/emergency-accesses";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getApplicationForm } from "@/lib/applications/queries/get-application-form";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDateTime } from "@/lib/i18n/format";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("applications.emergency");
  return { title: t("title") };
}

/** What an administrator reads in an emergency: every section shut until it is clicked, and every click on the receipt. */
export default async function EmergencyReadingPage({ params, searchParams }: Props) {
  const { locale: asked, id } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/emergency/${id}`);
  const emergency = await found(getOpenEmergency(actor, id));
  const open = await openedSections((await searchParams).open);
  const application = await found(getApplication(actor, id, { locale, open }));
  const form = await found(getApplicationForm(actor, id));
  const t = await getTranslations("applications.emergency");
  const here = `/${locale}/emergency/${id}`;
  return (
    <ClientMessages namespaces={["applications.emergency", "files.list"]}>
      <PageHeader
        breadcrumbs={[{ href: `/${locale}/emergency`, label: t("title") }]}
        title={application.startup?.name ?? application.reference}
        alias={application.startup?.nameOther}
        sub={t("readingSub", { reference: application.reference })}
      />
      <Notice
        tone="warn"
        title={t("readingTitle", { until: formatDateTime(emergency.until, locale) })}
        action={
          <EmergencyActions
            id={emergency.id}
            reference={application.reference}
            isMine
            isOpen
            mayConfirm={false}
            mayEnd
          />
        }
      >
        <p>{t("readingBody")}</p>
        <p className="quiet">{emergency.reason}</p>
      </Notice>
      <Section title={t("sections")} id="sections">
        {application.sections.map((section) => (
          <RecordSection
            key={section.key}
            section={recordSectionData(section, form, { here, open })}
            locale={locale}
            partner={application.programme.partner}
            isImported={application.source === "import" && !section.access.may}
          />
        ))}
      </Section>
    </ClientMessages>
  );
}
