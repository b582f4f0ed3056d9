import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canGrant } from "../policy";
import type { GrantMembershipInput } from "../schema";
import type { SettleMembership } from "../settle-membership";
import { createMembership, type MembershipState } from "./create-membership";
import { loadPlace, sayingBothOrganisations } from "./place-facts";

/**
 * Gives a person a role in an organisation; one that reads T2 waits for a second person. Who may is policy's canGrant;
 * `settle` says what else follows (bars). Throws 403 with its reason, 404 for an unknown person, organisation or
 * programme, 409 `accounts.both_organisations` or `accounts.already_member`.
 */
export async function grantMembership(
  actor: Actor,
  input: GrantMembershipInput,
  settle: SettleMembership,
): Promise<MembershipState> {
  return sayingBothOrganisations(() =>
    withActor(actor, async (tx, now) => {
      const place = await loadPlace(tx, input);
      requireAllowed(canGrant(actor, place, input.personId));
      const person = await tx.person.findUnique({
        where: { id: input.personId },
        select: { id: true },
      });
      if (!person) throw notFound();
      const membership = await createMembership(tx, actor, {
        personId: person.id,
        place,
        unit: input.unit,
        grantedById: actor.personId,
        now,
      });
      await settle(tx, actor, { personId: person.id, invitation: null }, now);
      return membership;
    }),
  );
}
