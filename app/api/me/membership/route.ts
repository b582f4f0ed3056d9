import { chooseMembership } from "@/lib/accounts/commands/choose-membership";
import { chooseMembershipSchema } from "@/lib/accounts/schema";
import { mutation } from "@/lib/platform/route";
import { sessionTokenOf } from "@/lib/platform/session";

/** A page of another membership may choose: so one goes back to what the page was opened under. */
export const POST = mutation(
  { body: chooseMembershipSchema, page: "person", changesActor: true },
  ({ actor, body, request }) =>
    chooseMembership(actor, {
      membershipId: body.membershipId,
      token: sessionTokenOf(request) ?? "",
    }),
);
