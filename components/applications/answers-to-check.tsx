import { useLocale, useTranslations } from "next-intl";
import { DescriptionList, type DescriptionItem } from "@/components/ui/description-list";
import { Lens } from "@/components/ui/lens";
import { Section } from "@/components/ui/section";
import { visibleQuestions } from "@/lib/applications/answers";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { Question, Section as FormSection } from "@/lib/programmes/schema";
import { AnswerView } from "./answer-view";
import { DocumentList, type ListedFile } from "./document-list";
import type { SectionView } from "./section-view";
import styles from "./answers-to-check.module.css";

export type CheckedSection = {
  form: FormSection;
  answers: Readonly<Record<string, unknown>>;
  documents: readonly (ListedFile & { question: string })[];
  lens: SectionView["lens"];
  language: string | null;
  mayEdit: boolean;
};

type AnswersToCheckProps = { applicationId: string; sections: readonly CheckedSection[] };

/** Every answer as it will be read, with the way to change it where that is still possible. */
export function AnswersToCheck({ applicationId, sections }: AnswersToCheckProps) {
  const t = useTranslations("apply.review");
  const tLanguage = useTranslations("apply.section.languages");
  const locale = useLocale();
  const known = isLocale(locale) ? locale : defaultLocale;
  return (
    <>
      {sections.map((section) => {
        const { form, lens, mayEdit, language } = section;
        const base = `/${locale}/applications/${applicationId}/sections/${form.key}?from=review`;
        const questions = visibleQuestions(form, section.answers);
        return (
          <div key={form.key} className={styles.section}>
            <Section
              id={`section-${form.key}`}
              title={inLocale(form.title, known)}
              aside={
                <Lens sight={lens.sight} reason={lens.reason}>
                  {lens.label}
                </Lens>
              }
              intro={
                language && language !== locale ? (
                  <span className="quiet">{t("writtenIn", { language: tLanguage(language) })}</span>
                ) : undefined
              }
            >
              <DescriptionList
                variant="rows"
                termWidth={240}
                items={questions.map((question): DescriptionItem => ({
                  term: inLocale(question.label, known),
                  description: shown(question, section, known),
                  changeHref: mayEdit ? `${base}#q-${question.key}` : undefined,
                }))}
              />
            </Section>
          </div>
        );
      })}
    </>
  );
}

function shown(question: Question, { answers, documents }: CheckedSection, locale: Locale) {
  if (question.type === "file") {
    const own = documents.filter((document) => document.question === question.key);
    return own.length === 0 ? null : (
      <DocumentList files={own} label={inLocale(question.label, locale)} locale={locale} />
    );
  }
  const value = answers[question.key];
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value) && value.length === 0) return null;
  return <AnswerView question={question} value={value} />;
}
