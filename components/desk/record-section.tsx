import { useTranslations } from "next-intl";
import { DocumentList, type ListedFile } from "@/components/applications/document-list";
import { answeredQuestions, ReadAnswers } from "@/components/applications/read-answers";
import styles from "@/components/applications/reading.module.css";
import { Between } from "@/components/ui/between";
import { Lens } from "@/components/ui/lens";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/locales";
import type { Question } from "@/lib/programmes/schema";

export type RecordSectionData = {
  key: string;
  title: string;
  complete: boolean;
  lens: { sight: "open" | "closed" | "public"; label: string; reason: string };
  /** The reader may open it. */
  readable: boolean;
  /** Null while closed. */
  answers: Readonly<Record<string, unknown>> | null;
  files: readonly ListedFile[];
  questions: readonly Question[];
  openHref: string;
};

type RecordSectionProps = {
  section: RecordSectionData;
  locale: Locale;
  partner: string;
  /** An imported record: what is protected was never asked. */
  isImported: boolean;
};

/** One section of an application as staff may read it, with who else can. */
export function RecordSection({ section, locale, partner, isImported }: RecordSectionProps) {
  const t = useTranslations("desk.record");
  return (
    <Section
      id={`section-${section.key}`}
      title={section.title}
      level={3}
      aside={
        <>
          <Lens sight={section.lens.sight} reason={section.lens.reason}>
            {section.lens.label}
          </Lens>
          {section.complete ? null : <span className="quiet">{t("incomplete")}</span>}
        </>
      }
    >
      {section.answers ? (
        <Answers section={section} answers={section.answers} locale={locale} />
      ) : (
        <Shut section={section} partner={partner} isImported={isImported} />
      )}
    </Section>
  );
}

function Shut({ section, partner, isImported }: Omit<RecordSectionProps, "locale">) {
  const t = useTranslations("desk.record");
  const words = () => {
    if (isImported) return t("noProtected");
    if (section.readable) return t("closed");
    return t(section.complete ? "sealedComplete" : "sealedIncomplete", { partner });
  };
  return (
    <div className={styles.shut}>
      <p>
        {words()}
        <Between />
        {section.readable && !isImported ? (
          <a href={section.openHref}>
            {t("open")}
            <span className="sr-only">: {section.title}</span>
          </a>
        ) : null}
      </p>
    </div>
  );
}

type AnswersProps = {
  section: RecordSectionData;
  answers: Readonly<Record<string, unknown>>;
  locale: Locale;
};

function Answers({ section, answers, locale }: AnswersProps) {
  const t = useTranslations("desk.record");
  const answered = answeredQuestions(section.questions, answers);
  if (answered.length === 0 && section.files.length === 0)
    return <p className="quiet">{t("nothing")}</p>;
  return (
    <>
      <ReadAnswers
        questions={answered}
        answers={answers}
        locale={locale}
        heading="h4"
        termWidth={220}
      />
      <DocumentList files={section.files} label={t("files")} locale={locale} />
    </>
  );
}
