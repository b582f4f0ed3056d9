import { z } from "zod";
import { getOnboarding } from "@/lib/decisions/queries/get-onboarding";
import { reading } from "@/lib/platform/route";

export const GET = reading(
  { params: z.strictObject({ id: z.uuid() }) },
  ({ actor, params, locale }) => getOnboarding(actor, params.id, locale),
);
