import { questionSchema, sectionSchema, type Question, type Section } from "./schema";

type QuestionRow = {
  key: string;
  type: string;
  required: boolean;
  label: unknown;
  hint: unknown;
  options: unknown;
  config: unknown;
  condition: unknown;
};

type SectionRow = {
  key: string;
  tier: string;
  title: unknown;
  intro: unknown;
  questions: readonly QuestionRow[];
};

/** A stored question as the checked type; a null column means that the part is absent. Throws a ZodError on a row no form could hold. */
export function questionFromRow(row: QuestionRow): Question {
  const { key, type, required, label, hint, options, config, condition } = row;
  const parts = { key, type, required, label, hint, options, config, condition };
  return questionSchema.parse(
    Object.fromEntries(Object.entries(parts).filter(([, part]) => part != null)),
  );
}

/** A stored section with its questions in the order given. Throws a ZodError on a row no form could hold. */
export function sectionFromRow(row: SectionRow): Section {
  const { key, tier, title, intro } = row;
  return sectionSchema.parse({
    key,
    tier,
    title,
    intro,
    questions: row.questions.map(questionFromRow),
  });
}

/** The columns of a question; absent parts are left out, so that they stay null in the table. */
export function questionToRow(question: Question) {
  const { key, type, required, label, hint, condition } = question;
  const options = "options" in question ? question.options : undefined;
  const config = "config" in question ? question.config : undefined;
  return {
    key,
    type,
    required,
    label,
    ...(hint && { hint }),
    ...(options && { options }),
    ...(config && { config }),
    ...(condition && { condition }),
  };
}
