import { z } from "zod";
import { rejectAtScreening } from "@/lib/applications/commands/screen-application";
import { rejectSchema } from "@/lib/applications/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: rejectSchema }, ({ actor, params: { id }, body }) =>
  rejectAtScreening(actor, id, body),
);
