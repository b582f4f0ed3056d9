import { answeredQuestions, ReadAnswers } from "@/components/applications/read-answers";
import type { Locale } from "@/lib/i18n/locales";
import type { Question } from "@/lib/programmes/schema";
import styles from "./releases.module.css";
import { useReleaseWords } from "./words";

type AskedTextProps = {
  text: {
    title: string;
    version: number;
    questions: readonly Question[];
    answers: Readonly<Record<string, unknown>>;
  };
  locale: Locale;
};

/** One section asked for, in the words that a yes would open: behind a click, beside its tick. */
export function AskedText({ text, locale }: AskedTextProps) {
  const { t } = useReleaseWords(locale);
  const { title, version, answers } = text;
  const questions = answeredQuestions(text.questions, answers);
  return (
    <details className={styles.text}>
      <summary>{t("own.readText", { section: title, version })}</summary>
      {questions.length > 0 ? (
        <ReadAnswers questions={questions} answers={answers} locale={locale} heading="h3" />
      ) : (
        <p className="quiet">{t("own.noText")}</p>
      )}
    </details>
  );
}
