import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { publishRubric } from "@/lib/programmes/commands/edit-rubric";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  publishRubric(actor, params.id),
);
