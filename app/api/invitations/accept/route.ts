import { acceptInvitation } from "@/lib/accounts/commands/accept-invitation";
import { acceptInvitationSchema } from "@/lib/accounts/schema";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import { mutation } from "@/lib/platform/route";

export const POST = mutation({ body: acceptInvitationSchema }, ({ actor, body }) =>
  acceptInvitation(actor, body.token, settleMembership()),
);
