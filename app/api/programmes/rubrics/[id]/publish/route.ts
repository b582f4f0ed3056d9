import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { publishRubric } from "@/lib/programmes/commands/edit-rubric";
import { rubricInputSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  {
    params: z.strictObject({ id: z.uuid() }),
    /** The rubric as its editor shows it; left out: as it is stored. */
    body: rubricInputSchema.or(z.strictObject({}).transform(() => null)).optional(),
  },
  ({ actor, params, body }) => publishRubric(actor, params.id, body ?? null),
);
