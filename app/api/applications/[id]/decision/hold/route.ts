import { z } from "zod";
import { holdDecision } from "@/lib/decisions/commands/hold-decision";
import { holdSchema } from "@/lib/decisions/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: holdSchema }, ({ actor, params, body }) =>
  holdDecision(actor, params.id, body),
);
