import { grantMembership } from "@/lib/accounts/commands/grant-membership";
import { grantMembershipSchema } from "@/lib/accounts/schema";
import { settleMembership } from "@/lib/applications/commands/settle-membership";
import { created, mutation } from "@/lib/platform/route";

export const POST = mutation({ body: grantMembershipSchema }, async ({ actor, body }) =>
  created(await grantMembership(actor, body, settleMembership())),
);
