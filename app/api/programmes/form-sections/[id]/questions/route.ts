import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { addFormQuestion } from "@/lib/programmes/commands/edit-form";
import { questionInputSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: questionInputSchema },
  async ({ actor, params, body }) => created(await addFormQuestion(actor, params.id, body)),
);
