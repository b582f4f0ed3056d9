import { z } from "zod";
import { mutation, reading } from "@/lib/platform/route";
import { saveReview } from "@/lib/reviews/commands/save-review";
import { getOwnReview } from "@/lib/reviews/queries/assignments";
import { reviewDraftSchema } from "@/lib/reviews/schema";

// `id` is the assignment's: a reviewer has one review an assignment.
const params = z.strictObject({ id: z.uuid() });

export const GET = reading({ params }, (given) =>
  getOwnReview(given.actor, given.params.id, given.locale),
);

/** Autosave: only what changed since `revision`. */
export const PUT = mutation({ params, body: reviewDraftSchema }, (given) =>
  saveReview(given.actor, given.params.id, given.body),
);
