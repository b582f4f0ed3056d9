import { useTranslations } from "next-intl";
import { DocumentList, type ListedFile } from "@/components/applications/document-list";
import { answeredQuestions, ReadAnswers } from "@/components/applications/read-answers";
import styles from "@/components/applications/reading.module.css";
import { Between } from "@/components/ui/between";
import { Lens } from "@/components/ui/lens";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/locales";
import type { Question } from "@/lib/programmes/schema";

export type ReadSection = {
  key: string;
  title: string;
  complete: boolean;
  lens: { sight: "open" | "closed" | "public"; label: string; reason: string };
  /** May be opened by this reader. */
  readable: boolean;
  /** Null while closed or not opened. */
  answers: Record<string, unknown> | null;
  documents: readonly ListedFile[];
  questions: readonly Question[];
  /** Opens a section that is closed until clicked. */
  openHref: string;
};

type ApplicationReadingProps = {
  sections: readonly ReadSection[];
  locale: Locale;
  /** Whose the reviewer is, by short name, for what the startup has not released. */
  organisation: string;
  /** An imported record: what is protected was never asked. */
  isImported: boolean;
};

/** The application as its reviewer may read it, section by section, each with who can see it. */
export function ApplicationReading(props: ApplicationReadingProps) {
  const { sections, locale, ...whose } = props;
  return sections.map((section) => (
    <Section
      key={section.key}
      id={`section-${section.key}`}
      title={section.title}
      aside={
        <Lens sight={section.lens.sight} reason={section.lens.reason}>
          {section.lens.label}
        </Lens>
      }
    >
      {section.answers ? (
        <Answers section={section} answers={section.answers} locale={locale} />
      ) : (
        <Shut section={section} {...whose} />
      )}
    </Section>
  ));
}

type ShutProps = Pick<ApplicationReadingProps, "organisation" | "isImported"> & {
  section: ReadSection;
};

function Shut({ section, organisation, isImported }: ShutProps) {
  const t = useTranslations("reviews.reading");
  const words = () => {
    if (section.readable) return t("closedUntilOpened");
    if (isImported) return t("importedHasNone");
    return t(section.complete ? "notReleased" : "notReleasedIncomplete", { organisation });
  };
  return (
    <div className={styles.shut}>
      <p>
        {words()}
        <Between />
        {section.readable ? <a href={section.openHref}>{t("open")}</a> : null}
      </p>
    </div>
  );
}

type AnswersProps = { section: ReadSection; answers: Record<string, unknown>; locale: Locale };

function Answers({ section, answers, locale }: AnswersProps) {
  const t = useTranslations("reviews.reading");
  const answered = answeredQuestions(section.questions, answers);
  if (answered.length === 0 && section.documents.length === 0) {
    return <p className="quiet">{t("nothingAnswered")}</p>;
  }
  return (
    <>
      <ReadAnswers questions={answered} answers={answers} locale={locale} heading="h3" />
      <DocumentList files={section.documents} label={t("files")} locale={locale} />
    </>
  );
}
