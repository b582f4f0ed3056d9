import { z } from "zod";
import { revokeClaimInvitation } from "@/lib/applications/commands/invite-claimant";
import { mutation } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid(), invitationId: z.uuid() });

export const DELETE = mutation({ params }, ({ actor, params: { id, invitationId } }) =>
  revokeClaimInvitation(actor, id, invitationId),
);
