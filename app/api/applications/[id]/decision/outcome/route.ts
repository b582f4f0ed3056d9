import { z } from "zod";
import { decideOutcome } from "@/lib/decisions/commands/decide-outcome";
import { outcomeSchema } from "@/lib/decisions/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation({ params, body: outcomeSchema }, ({ actor, params, body }) =>
  decideOutcome(actor, params.id, body),
);
