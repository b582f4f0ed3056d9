import { DescriptionList } from "@/components/ui/description-list";
import { isAnswered } from "@/lib/applications/answer-check";
import type { Locale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { Question } from "@/lib/programmes/schema";
import { AnswerView } from "./answer-view";
import styles from "./reading.module.css";

type Answers = Readonly<Record<string, unknown>>;

type ReadAnswersProps = {
  /** From answeredQuestions. */
  questions: readonly Question[];
  answers: Answers;
  locale: Locale;
  /** Of a long answer: the level below the section's. */
  heading: "h3" | "h4";
  termWidth?: number;
};

/** The questions that were answered in words; files stand in a list of their own. */
export const answeredQuestions = (questions: readonly Question[], answers: Answers): Question[] =>
  questions.filter(({ type, key }) => type !== "file" && isAnswered(answers[key]));

const isProse = ({ type }: Question) =>
  type === "long_text" || type === "table" || type === "people";

/** A section's answers for a reader: the short ones as a list of facts, then the long ones as prose. */
export function ReadAnswers(props: ReadAnswersProps) {
  const { questions, answers, locale, heading: Heading, termWidth } = props;
  const facts = questions.filter((question) => !isProse(question));
  return (
    <>
      {facts.length > 0 ? (
        <DescriptionList
          {...(termWidth ? { termWidth } : {})}
          items={facts.map((question) => ({
            term: inLocale(question.label, locale),
            description: <AnswerView question={question} value={answers[question.key]} />,
          }))}
        />
      ) : null}
      {questions.filter(isProse).map((question) => (
        <div key={question.key} className={styles.prose}>
          <Heading>{inLocale(question.label, locale)}</Heading>
          <AnswerView question={question} value={answers[question.key]} />
        </div>
      ))}
    </>
  );
}
