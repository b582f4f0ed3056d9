import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { updateProgramme } from "@/lib/programmes/commands/update-programme";
import { updateProgrammeSchema } from "@/lib/programmes/setup-schema";

export const PUT = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: updateProgrammeSchema },
  ({ actor, params, body }) => updateProgramme(actor, params.id, body),
);
