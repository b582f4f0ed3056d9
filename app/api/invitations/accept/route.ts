import { acceptInvitation } from "@/lib/accounts/commands/accept-invitation";
import { acceptInvitationSchema } from "@/lib/accounts/schema";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import { statementShownSchema } from "@/lib/applications/schema";
import { mutation } from "@/lib/platform/route";

/** Who claims an imported startup is shown the collection statement; other invitations show none. */
const body = acceptInvitationSchema.extend({
  statement: statementShownSchema.nullable().default(null),
});

export const POST = mutation(
  { body, changesActor: true },
  ({ actor, body: { token, statement } }) =>
    acceptInvitation(actor, token, settleMembership(statement)),
);
