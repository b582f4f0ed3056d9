import type { UseFormReturn } from "react-hook-form";
import type { ConditionChoice } from "./condition-choices";
import type { QuestionValues } from "./question-values";
import type { FieldAt } from "./use-set-up-form";

/** What the settings of a question, its options and its columns are drawn from. */
export interface SettingsProps {
  form: UseFormReturn<QuestionValues>;
  field: FieldAt;
  errorAt: (path: string) => string | undefined;
  /** Questions that stand before this one in its section. */
  earlier: readonly ConditionChoice[];
}
