import { askEmergencyAccess } from "@/lib/applications/commands/emergency-access";
import { askEmergencySchema } from "@/lib/applications/schema";
import { created, mutation } from "@/lib/platform/route";

export const POST = mutation({ body: askEmergencySchema }, async ({ actor, body }) =>
  created(await askEmergencyAccess(actor, body)),
);
