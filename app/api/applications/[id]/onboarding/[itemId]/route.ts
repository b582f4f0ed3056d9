import { z } from "zod";
import { tickOnboarding } from "@/lib/decisions/commands/tick-onboarding";
import { onboardingSchema } from "@/lib/decisions/schema";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid(), itemId: z.uuid() });

export const PUT = mutation(
  { params, body: onboardingSchema },
  ({ actor, params: { id, itemId }, body }) =>
    tickOnboarding(actor, { applicationId: id, itemId }, body),
);
