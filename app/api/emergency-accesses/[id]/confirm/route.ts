import { z } from "zod";
import { confirmEmergencyAccess } from "@/lib/applications/commands/emergency-access";
import { mutation } from "@/lib/platform/route";

export const POST = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  confirmEmergencyAccess(actor, params.id),
);
