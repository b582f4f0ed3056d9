import { z } from "zod";
import { approveFeedback } from "@/lib/decisions/commands/write-feedback";
import { feedbackSchema } from "@/lib/decisions/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: feedbackSchema }, ({ actor, params, body }) =>
  approveFeedback(actor, params.id, body),
);
