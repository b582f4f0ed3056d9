import { z } from "zod";
import { revokeInvitation } from "@/lib/accounts/commands/revoke-invitation";
import { mutation } from "@/lib/platform/route";

export const DELETE = mutation({ params: z.strictObject({ id: z.uuid() }) }, ({ actor, params }) =>
  revokeInvitation(actor, params.id),
);
