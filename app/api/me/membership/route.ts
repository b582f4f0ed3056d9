import { chooseMembership } from "@/lib/accounts/commands/choose-membership";
import { chooseMembershipSchema } from "@/lib/accounts/schema";
import { sessionTokenOf } from "@/lib/accounts/session-cookie";
import { mutation } from "@/lib/platform/route";

export const POST = mutation({ body: chooseMembershipSchema }, ({ actor, body, request }) =>
  chooseMembership(actor, {
    membershipId: body.membershipId,
    token: sessionTokenOf(request) ?? "",
  }),
);
