import { z } from "zod";
import { declineMatch } from "@/lib/mentoring/commands/answer-match";
import { answerSchema } from "@/lib/mentoring/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: answerSchema }, (context) =>
  declineMatch(context.actor, context.params.id, context.body.reason ?? null),
);
