import { z } from "zod";
import { fileMinutes } from "@/lib/decisions/commands/hold-panel";
import { minutesSchema } from "@/lib/decisions/schema";
import { created, mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: minutesSchema }, async ({ actor, params, body }) =>
  created(await fileMinutes(actor, params.id, body)),
);
