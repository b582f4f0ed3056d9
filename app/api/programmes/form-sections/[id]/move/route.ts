import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { moveFormSection } from "@/lib/programmes/commands/edit-form";
import { moveSchema } from "@/lib/programmes/setup-schema";

export const POST = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: moveSchema },
  ({ actor, params, body }) => moveFormSection(actor, params.id, body.to),
);
