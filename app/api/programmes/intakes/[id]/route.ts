import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { updateIntake } from "@/lib/programmes/commands/update-intake";
import { updateIntakeSchema } from "@/lib/programmes/setup-schema";

export const PUT = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: updateIntakeSchema },
  ({ actor, params, body }) => updateIntake(actor, params.id, body),
);
