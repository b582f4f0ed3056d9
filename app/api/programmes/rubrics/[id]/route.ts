import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { updateRubric } from "@/lib/programmes/commands/edit-rubric";
import { updateRubricSchema } from "@/lib/programmes/setup-schema";

export const PUT = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: updateRubricSchema },
  ({ actor, params, body }) => updateRubric(actor, params.id, body),
);
