import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { revokeTeamInvitation } from "@/lib/startups/commands/invite-team-member";

const params = z.strictObject({ id: z.uuid(), invitationId: z.uuid() });

export const DELETE = mutation({ params }, ({ actor, ...request }) =>
  revokeTeamInvitation(actor, request.params.id, request.params.invitationId),
);
