import { z } from "zod";
import { created, mutation } from "@/lib/platform/route";
import { addCriterion } from "@/lib/programmes/commands/edit-rubric";
import { addCriterionSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: addCriterionSchema },
  async ({ actor, params, body }) => created(await addCriterion(actor, params.id, body)),
);
