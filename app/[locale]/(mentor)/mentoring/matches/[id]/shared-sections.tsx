import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { ApplicationReading } from "@/components/reviews/application-reading";
import { Section } from "@/components/ui/section";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getApplicationForm } from "@/lib/applications/queries/get-application-form";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";

type SharedSectionsProps = { actor: Actor; applicationId: string; locale: Locale };

/** The shared sections that the mentor may read; what is protected is not even named here. */
export async function SharedSections({ actor, applicationId, locale }: SharedSectionsProps) {
  const t = await getTranslations("mentoring.pages.match");
  const [application, form] = await Promise.all([
    found(getApplication(actor, applicationId, { locale, open: [] })),
    found(getApplicationForm(actor, applicationId)),
  ]);
  const { lead, partner } = application.programme;
  const shared = application.sections.filter(({ tier, access }) => tier === "T1" && access.may);
  return (
    <>
      <Section title={t("sections")} intro={t("sectionsIntro")}>
        {null}
      </Section>
      <ApplicationReading
        locale={locale}
        organisation={partner}
        isImported={application.source === "import"}
        sections={shared.map((section) => ({
          key: section.key,
          title: section.title,
          complete: section.complete,
          lens: { sight: "open", label: t("lens", { lead, partner }), reason: t("lensReason") },
          readable: true,
          answers: section.answers,
          documents: section.documents.filter((file) => file.state === "clean"),
          questions: form.find(({ key }) => key === section.key)?.questions ?? [],
          openHref: "",
        }))}
      />
    </>
  );
}
