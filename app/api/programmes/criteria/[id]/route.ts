import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { removeCriterion, updateCriterion } from "@/lib/programmes/commands/edit-rubric";
import { updateCriterionSchema } from "@/lib/programmes/setup-schema";

const params = z.strictObject({ id: z.uuid() });

export const PUT = mutation(
  { params, body: updateCriterionSchema },
  ({ actor, params: { id }, body }) => updateCriterion(actor, id, body),
);

export const DELETE = mutation({ params }, ({ actor, params: { id } }) =>
  removeCriterion(actor, id),
);
