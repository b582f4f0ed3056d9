import type { Problem } from "@/components/ui/api-client";
import type { SaveStatus } from "@/components/ui/save-state";
import type { DraftRules, DraftState, Values } from "./draft-state";
import { statusOf } from "./save-problem";

export type DraftView<Held = unknown> = {
  /** What stands in the fields. */
  typed: Values;
  /** Somebody else's value by key, where both are kept until the person chooses. */
  conflicts: Values;
  /** Those of them that are the person's own, from another device or tab. */
  ownConflicts: readonly string[];
  status: SaveStatus;
  /** People who saved here within the last minute. */
  others: readonly string[];
  /** Fields whose words were kept in this browser and stand here again. */
  restored: readonly string[];
  /** Values that cannot be stored as they are. */
  held: Readonly<Record<string, Held>>;
  /** Sentences of the server about single values. */
  refused: Readonly<Record<string, string>>;
  /** Nothing more can be saved here: the deadline passed, it was closed, rights ended. */
  ended: Problem | null;
};

/** What the keeper knows; the view follows from it. */
export type DraftFacts<Held> = {
  state: DraftState;
  savedAt: string | null;
  /** What the last attempt failed on; null once one succeeded. */
  problem: Problem | null;
  isSaving: boolean;
} & Pick<DraftView<Held>, "others" | "restored" | "held" | "refused" | "ended">;

/** What a draft that nothing happened to yet knows. */
export const factsAtFirst = (state: DraftState, savedAt: string | null): DraftFacts<never> => ({
  state,
  savedAt,
  problem: null,
  isSaving: false,
  others: [],
  restored: [],
  held: {},
  refused: {},
  ended: null,
});

/** The form as it is shown. */
export function viewOf<Held>(rules: DraftRules<Held>, facts: DraftFacts<Held>): DraftView<Held> {
  const { state, others, restored, held, refused, ended } = facts;
  const conflicts = rules.conflicts(state);
  const ownConflicts = rules.ownConflicts(state);
  const isUnsaved = rules.unsavedKeys(state).length > 0;
  const status = statusOf({ ...facts, isUnsaved, conflicts, ownConflicts });
  const typed = rules.typedValues(state);
  return { typed, conflicts, ownConflicts, status, others, restored, held, refused, ended };
}
