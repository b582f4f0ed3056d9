import { z } from "zod";
import { endEmergencyAccess } from "@/lib/applications/commands/emergency-access";
import { mutation } from "@/lib/platform/route";

export const DELETE = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  endEmergencyAccess(actor, params.id),
);
