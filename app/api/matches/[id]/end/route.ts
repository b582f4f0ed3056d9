import { z } from "zod";
import { endMatch } from "@/lib/mentoring/commands/answer-match";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: z.strictObject({}) }, (context) =>
  endMatch(context.actor, context.params.id),
);
