import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { removeFormSection, updateFormSection } from "@/lib/programmes/commands/edit-form";
import { updateSectionSchema } from "@/lib/programmes/setup-schema";

const params = z.strictObject({ id: z.uuid() });

export const PUT = mutation(
  { params, body: updateSectionSchema },
  ({ actor, params: { id }, body }) => updateFormSection(actor, id, body),
);

export const DELETE = mutation({ params }, ({ actor, params: { id } }) =>
  removeFormSection(actor, id),
);
