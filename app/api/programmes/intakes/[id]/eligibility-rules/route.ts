import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { updateEligibilityRules } from "@/lib/programmes/commands/update-eligibility-rules";
import { eligibilityRulesSchema } from "@/lib/programmes/setup-schema";

export const PUT = mutation(
  { params: z.strictObject({ id: z.uuid() }), body: eligibilityRulesSchema },
  ({ actor, params, body }) => updateEligibilityRules(actor, params.id, body.rules),
);
