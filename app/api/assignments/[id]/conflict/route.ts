import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { conflictAnswerSchema } from "@/lib/reviews/schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: conflictAnswerSchema },
  ({ actor, params, body }) => answerConflict(actor, params.id, body.answer),
);
