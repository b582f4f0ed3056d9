import { z } from "zod";
import { writeFeedback } from "@/lib/decisions/commands/write-feedback";
import { getReleasedFeedback } from "@/lib/decisions/queries/get-offer";
import { feedbackSchema } from "@/lib/decisions/schema";
import { mutation, reading } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

/** What the startup reads: null until both organisations released it. */
export const GET = reading({ params }, async ({ actor, params: { id } }) => ({
  feedback: await getReleasedFeedback(actor, id),
}));

export const PUT = mutation({ params, body: feedbackSchema }, ({ actor, params: { id }, body }) =>
  writeFeedback(actor, id, body),
);
