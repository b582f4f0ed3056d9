import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { recordSectionData } from "@/app/[locale]/record-section-data";
import { RecordSection } from "@/components/desk/record-section";
import { Section } from "@/components/ui/section";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getApplicationForm } from "@/lib/applications/queries/get-application-form";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import type { ReleaseView } from "@/lib/releases/views";

type ReleasedSectionsProps = {
  actor: Actor;
  release: ReleaseView;
  /** Keys that were clicked open. */
  open: readonly string[];
  partner: string;
  locale: Locale;
};

/** The sections of a release that are open to the actor: closed until clicked, and each click stands on the receipt. */
export async function ReleasedSections(props: ReleasedSectionsProps) {
  const { actor, release, open, partner, locale } = props;
  const t = await getTranslations("releases.release");
  const granted = release.sections.filter((section) => section.granted).map(({ key }) => key);
  const application = await found(
    getApplication(actor, release.applicationId, {
      locale,
      open: open.filter((key) => granted.includes(key)),
    }),
  );
  const form = await found(getApplicationForm(actor, release.applicationId));
  const here = `/${locale}/releases/${release.id}`;
  return (
    <Section
      id="released"
      title={t("read")}
      intro={t("readIntro", { version: release.version ?? 0 })}
    >
      {application.sections
        .filter(({ key, access }) => granted.includes(key) && access.may)
        .map((section) => (
          <RecordSection
            key={section.key}
            locale={locale}
            partner={partner}
            isImported={false}
            section={{
              ...recordSectionData(section, form, { here, open }),
              files: open.includes(section.key) ? section.documents : [],
            }}
          />
        ))}
    </Section>
  );
}
