import { chooseMembership } from "@/lib/accounts/commands/choose-membership";
import { chooseMembershipSchema } from "@/lib/accounts/schema";
import { mutation } from "@/lib/platform/route";
import { sessionTokenOf } from "@/lib/platform/session";

export const POST = mutation({ body: chooseMembershipSchema }, ({ actor, body, request }) =>
  chooseMembership(actor, {
    membershipId: body.membershipId,
    token: sessionTokenOf(request) ?? "",
  }),
);
