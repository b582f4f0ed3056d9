import { inviteMember } from "@/lib/accounts/commands/invite-member";
import { inviteMemberSchema } from "@/lib/accounts/schema";
import { created, mutation } from "@/lib/platform/route";

export const POST = mutation({ body: inviteMemberSchema }, async ({ actor, body }) =>
  created(await inviteMember(actor, body)),
);
