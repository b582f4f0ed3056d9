import type { ListedFile } from "@/components/applications/document-list";
import { RecordSection } from "@/components/desk/record-section";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/locales";
import type { Question } from "@/lib/programmes/schema";
import { useReleaseWords } from "./words";

export type SeenSection = {
  key: string;
  title: string;
  complete: boolean;
  lens: { sight: "open" | "closed" | "public"; label: string; reason: string };
  answers: Readonly<Record<string, unknown>> | null;
  documents: readonly ListedFile[];
};

type SeenAsProps = {
  name: string;
  partner: string;
  startup: string;
  why: "barred" | "ended" | "not_assigned" | null;
  awaitsDeclaration: boolean;
  sections: readonly SeenSection[] | null;
  form: readonly { key: string; questions: readonly Question[] }[];
  locale: Locale;
};

/** The application as one person of the partner would see it, section by section. */
export function SeenAs(props: SeenAsProps) {
  const { name, partner, startup, why, awaitsDeclaration, sections, form, locale } = props;
  const { t } = useReleaseWords(locale);
  const reason = {
    barred: "as.nothingBarred",
    ended: "as.nothingEnded",
    not_assigned: "as.nothingReview",
  } as const;
  if (why || !sections)
    return (
      <Notice title={t("as.nothing", { name })}>
        <p>{t(reason[why ?? "not_assigned"], { partner })}</p>
      </Notice>
    );
  return (
    <>
      <Notice>{t("as.banner", { name })}</Notice>
      {awaitsDeclaration ? <Notice tone="warn">{t("as.awaits", { name })}</Notice> : null}
      <Section id="seen" title={startup}>
        {sections.map((section) => (
          <RecordSection
            key={section.key}
            locale={locale}
            partner={partner}
            isImported={false}
            section={{
              key: section.key,
              title: section.title,
              complete: section.complete,
              lens: section.lens,
              readable: false,
              answers: section.answers,
              files: section.documents.map((file) =>
                file.opening === "copy" ? { ...file, opening: "preview" } : file,
              ),
              questions: form.find(({ key }) => key === section.key)?.questions ?? [],
              openHref: "",
            }}
          />
        ))}
      </Section>
    </>
  );
}
