import { sessionTokenOf } from "@/lib/accounts/session-cookie";
import { mutation } from "@/lib/platform/route";
import { acceptTeamInvitation } from "@/lib/startups/commands/accept-team-invitation";
import { acceptInvitationSchema } from "@/lib/startups/schema";

export const POST = mutation({ body: acceptInvitationSchema }, ({ actor, body, request }) =>
  acceptTeamInvitation(actor, body.token, sessionTokenOf(request)),
);
