import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { moveFormQuestion } from "@/lib/programmes/commands/edit-form";
import { moveSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: moveSchema },
  ({ actor, params, body }) => moveFormQuestion(actor, params.id, body.to),
);
