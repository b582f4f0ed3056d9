import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { saveRubric } from "@/lib/programmes/commands/edit-rubric";
import { rubricInputSchema } from "@/lib/programmes/setup-schema";

export const PUT = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: rubricInputSchema },
  ({ actor, params, body }) => saveRubric(actor, params.id, body),
);
