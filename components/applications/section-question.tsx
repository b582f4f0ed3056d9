"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import type { DraftView } from "@/components/ui/draft/draft-view";
import { useSentenceGap } from "@/components/ui/sentence-gap";
import { checkAnswerForSubmit } from "@/lib/applications/answer-check";
import { gaps, sectionCompleteness } from "@/lib/applications/completeness";
import { sentenceValues, type AnswerProblem } from "@/lib/applications/answer-values";
import { personColumns } from "@/lib/applications/person-columns";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { Question } from "@/lib/programmes/schema";
import { AnswerView } from "./answer-view";
import { FileQuestion } from "./questions/file-question";
import { PrefilledFrom } from "./prefilled";
import { QuestionField } from "./questions/question-field";
import type { DocumentView, SectionView } from "./section-view";
import styles from "./section-form.module.css";
import type { SectionPrefill } from "./use-prefill";
import type { SectionKeeper } from "./use-section-draft";

type SectionQuestionProps = {
  question: Question;
  view: SectionView;
  current: DraftView<AnswerProblem>;
  keeper: SectionKeeper;
  prefill: SectionPrefill;
  /** What the form's checks find in this answer beside others. */
  contradiction: AnswerProblem | undefined;
  documents: readonly DocumentView[];
  setDocuments: (documents: readonly DocumentView[]) => void;
  readOnly: boolean;
  judged: boolean;
};

export const questionId = (key: string) => `q-${key}`;

/** One question with what is wrong with it, and both texts when two people changed it. */
export function SectionQuestion(props: SectionQuestionProps) {
  const { question, view, current, keeper, prefill, readOnly } = props;
  const { key } = question;
  const locale = useLocale();
  const offer = prefill.of(key);
  const value = Object.hasOwn(prefill.shown, key) ? prefill.shown[key] : null;
  const error = useProblem(props, value);
  const inConflict = Object.hasOwn(current.conflicts, key);
  const common = { id: questionId(key), error, readOnly };
  return (
    <div className={styles.question} data-question={key} data-conflict={inConflict || undefined}>
      {question.type === "file" ? (
        <FileQuestion
          {...common}
          question={question}
          applicationId={view.applicationId}
          section={view.section.key}
          documents={props.documents}
          onDocuments={props.setDocuments}
        />
      ) : (
        <QuestionField
          {...common}
          question={question}
          value={value}
          place={current.typed["place"] === "hong_kong" ? "HK" : null}
          onChange={(next) => prefill.type(key, next)}
        />
      )}
      {offer ? (
        <PrefilledFrom
          {...{ offer, prefill }}
          label={inLocale(question.label, isLocale(locale) ? locale : defaultLocale)}
        />
      ) : null}
      {inConflict ? <Conflict {...{ question, current, keeper }} /> : null}
    </div>
  );
}

function useProblem(props: SectionQuestionProps, value: unknown): string | undefined {
  const { question, current, judged, view } = props;
  const sentence = useAnswerSentence(question);
  const refused = current.refused[question.key];
  if (refused) return refused;
  const held = current.held[question.key];
  if (!judged) return undefined;
  if (held) return sentence(held);
  const problems =
    question.type === "file"
      ? fileProblems(props)
      : checkAnswerForSubmit(question, value, { today: view.today });
  const first = problems.find(({ code }) => view.fromReview || !gaps.has(code));
  const shown = first ?? props.contradiction;
  return shown ? sentence(shown) : undefined;
}

function fileProblems({ question, documents }: SectionQuestionProps): AnswerProblem[] {
  const facts = documents.map(({ questionKey, state }) => ({
    questionKey,
    state: state === "infected" ? ("refused" as const) : ("clean" as const),
  }));
  return sectionCompleteness({ questions: [{ ...question, condition: undefined }] }, {}, facts)
    .missing;
}

/** The words for a problem of an answer; names row and column where it lies inside a table. */
export function useAnswerSentence(question: Question): (problem: AnswerProblem) => string {
  const t = useTranslations("answers");
  const locale = useLocale();
  const known = isLocale(locale) ? locale : defaultLocale;
  return (problem) => {
    const { code, at } = problem;
    const words = t(code, sentenceValues(problem, known));
    if (!at?.column) return words;
    const columns =
      question.type === "table"
        ? question.config.columns
        : question.type === "people"
          ? personColumns(question.config)
          : [];
    const column = columns.find(({ key }) => key === at.column);
    const label = column ? inLocale(column.label, known) : at.column;
    return t("inRow", { row: at.row, column: label, problem: words });
  };
}

type ConflictProps = { question: Question; current: DraftView; keeper: SectionKeeper };

/**
 * Theirs below ours; ours stays in the field and can still be edited before it is kept. Theirs may be the person's own,
 * from another device or tab: then nobody else is named.
 */
function Conflict({ question, current, keeper }: ConflictProps) {
  const { key } = question;
  const isOwn = current.ownConflicts.includes(key);
  const t = useTranslations(isOwn ? "apply.ownConflict" : "apply.conflict");
  const theirs = current.conflicts[key];
  const gap = useSentenceGap();
  const ours = current.typed[key];
  const areTexts =
    question.type === "long_text" && typeof theirs === "string" && typeof ours === "string";
  return (
    <div className={styles.conflict} role="group" aria-label={t("title")}>
      <h3>{t("title")}</h3>
      <p>{t("body")}</p>
      <p className="quiet">{t("theirs")}</p>
      <div className={styles.theirs}>
        <AnswerView question={question} value={theirs} />
        {theirs === null ? gap + t("emptied") : null}
      </div>
      <Cluster>
        <Button size="small" tone="primary" onClick={() => keeper.settle(key, "mine", theirs)}>
          {t("keepMine")}
        </Button>
        <Button size="small" onClick={() => keeper.settle(key, "theirs", theirs)}>
          {t("takeTheirs")}
        </Button>
        {areTexts ? (
          <Button size="small" onClick={() => keeper.type(key, `${ours}\n\n${theirs}`)}>
            {t("addTheirs")}
          </Button>
        ) : null}
      </Cluster>
    </div>
  );
}
