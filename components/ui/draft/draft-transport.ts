import type { Result } from "@/components/ui/api-client";
import type { ServerValues, Values } from "./draft-state";

/** `before`: the revision that the save found. `others`: people who wrote here within the last minute. */
export type SaveAnswer = { revision: number; before: number; savedAt: string; others?: string[] };
export type LoadedDraft = ServerValues & { others?: string[] };

/** How the form is saved and read; `last`: the page is going away. */
export type DraftTransport = {
  save: (
    body: { revision: number; values: Values },
    options: { last: boolean },
  ) => Promise<Result<SaveAnswer>>;
  load: () => Promise<Result<LoadedDraft>>;
};
