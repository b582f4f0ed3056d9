import { z } from "zod";
import { extendAllDrafts } from "@/lib/applications/commands/extend-deadline";
import { extendSchema } from "@/lib/applications/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: extendSchema }, ({ actor, params: { id }, body }) =>
  extendAllDrafts(actor, id, body.until),
);
