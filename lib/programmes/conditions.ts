import type { Condition, Question } from "./schema";
import { developmentStages, modalities, therapeuticAreas } from "./vocabulary-keys";

type Op = Condition["op"];
export type ConditionValue = NonNullable<Condition["value"]>;

/** What a condition may ask of a question: the ways of asking, and the answers to choose from; null: any of its type. */
export type ConditionTerms = { ops: readonly Op[]; values: readonly ConditionValue[] | null };

const oneOf = (values: readonly ConditionValue[]): ConditionTerms => ({
  ops: ["equals", "not_equals", "is_answered"],
  values,
});
// Of several answers none alone is the answer: "is" would never hold and "is not" always.
const someOf = (values: readonly ConditionValue[]): ConditionTerms => ({
  ops: ["includes", "is_answered"],
  values,
});

/** The terms for the type of a question; whatever has no answers to compare can only be asked whether it is answered. */
export function conditionTerms(question: Question): ConditionTerms {
  switch (question.type) {
    case "single_choice":
      return oneOf(question.options.map((option) => option.key));
    case "multiple_choice":
      return someOf(question.options.map((option) => option.key));
    case "therapeutic_area":
      return someOf(therapeuticAreas);
    case "modality":
      return someOf(modalities);
    case "stage":
      return oneOf(developmentStages);
    case "trl":
      return oneOf([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    case "boolean":
      return oneOf([true, false]);
    case "short_text":
    case "number":
      return { ops: ["equals", "not_equals", "is_answered"], values: null };
    default:
      return { ops: ["is_answered"], values: [] };
  }
}

/** Why a condition can never be judged as it was meant; the names are those of the refusals. */
export const conditionProblems = [
  "condition_looks_outside_or_ahead",
  "condition_op_unfit",
  "condition_value_unfit",
] as const;
export type ConditionProblem = (typeof conditionProblems)[number];

/**
 * What is wrong with a condition, given the questions that stand before its own in the same section; null: nothing. Only
 * those count: a question of another section, a later one and its own are not there, so that no condition goes in a
 * circle and no T1 page betrays a T2 answer.
 */
export function conditionProblem(
  condition: Condition,
  earlier: readonly Question[],
): ConditionProblem | null {
  const asked = earlier.find((question) => question.key === condition.question);
  if (!asked) return "condition_looks_outside_or_ahead";
  const { ops } = conditionTerms(asked);
  if (!ops.includes(condition.op)) return "condition_op_unfit";
  if (condition.op === "is_answered") return null;
  return isPossibleAnswer(asked, condition.value) ? null : "condition_value_unfit";
}

function isPossibleAnswer(question: Question, value: Condition["value"]): boolean {
  if (value === undefined) return false;
  const { values } = conditionTerms(question);
  if (values) return values.includes(value);
  if (question.type === "number") {
    const { min = -Infinity, max = Infinity, decimals } = question.config;
    return (
      typeof value === "number" &&
      value >= min &&
      value <= max &&
      Number(value.toFixed(decimals)) === value
    );
  }
  if (question.type !== "short_text" || typeof value !== "string") return false;
  return value.trim() !== "" && Array.from(value).length <= question.config.maxLength;
}
