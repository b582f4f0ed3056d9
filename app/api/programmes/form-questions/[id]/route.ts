import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { removeFormQuestion, updateFormQuestion } from "@/lib/programmes/commands/edit-form";
import { questionInputSchema } from "@/lib/programmes/setup-schema";

const params = z.strictObject({ id: z.uuid() });

export const PUT = mutation(
  { params, body: questionInputSchema },
  ({ actor, params: { id }, body }) => updateFormQuestion(actor, id, body),
);

export const DELETE = mutation({ params }, ({ actor, params: { id } }) =>
  removeFormQuestion(actor, id),
);
