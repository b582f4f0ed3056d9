import { z } from "zod";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import { openDecisionSchema } from "@/lib/decisions/schema";
import { created, mutation, reading } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const GET = reading({ params }, ({ actor, params: { id }, locale }) =>
  getDecision(actor, id, locale),
);

export const POST = mutation(
  { params, body: openDecisionSchema },
  async ({ actor, params: { id }, body }) => created(await openDecision(actor, id, body)),
);
