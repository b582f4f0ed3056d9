import { liftBar, setBar } from "@/lib/access/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound, Refusal } from "@/lib/platform/errors";
import { canConsent, canTakeAway } from "@/lib/releases/policy";
import type { ReleasePlace } from "@/lib/releases/queries/load-release";
import { listPartnerPeople } from "@/lib/releases/queries/partner-people";
import { requireAllowed } from "@/lib/platform/permission";
import type { MustNotSeeInput } from "@/lib/releases/schema";
import { sideOf } from "@/lib/releases/policy";
import { lockPlace } from "./lock-release";

async function lockForOwner(
  tx: Tx,
  actor: Actor,
  applicationId: string,
  may: typeof canConsent,
): Promise<ReleasePlace> {
  const place = await lockPlace(tx, actor, applicationId);
  const side = sideOf(actor, place.reader, place.row, { isNamed: false, isBarred: true });
  if (side !== "startup") throw notFound();
  requireAllowed(may(actor, side));
  return place;
}

/**
 * The owner puts a person or a unit of the partner on the must-not-see list of an application: a bar, at once, above
 * every role, assignment and release, in every membership of the person.
 * Throws 404, releases.owner_only (403), already_kept_out (409), not_a_member (422).
 */
export function keepFrom(
  actor: Actor,
  applicationId: string,
  input: MustNotSeeInput,
): Promise<{ id: string }> {
  return withActor(actor, async (tx) => {
    const { row, now } = await lockForOwner(tx, actor, applicationId, canTakeAway);
    const people = await listPartnerPeople(tx, row, now);
    const person = people.find(({ membershipId }) => membershipId === input.membership);
    const unit = people.find((each) => each.unit !== null && each.unit === input.unit)?.unit;
    if (!person && !unit) throw new Refusal("releases.not_a_member");
    const whom = person
      ? { personId: person.personId, organisationId: null, unit: null }
      : { personId: null, organisationId: row.partnerOrganisationId, unit: unit ?? null };
    const before = await tx.bar.findFirst({
      where: { applicationId, reason: "must_not_see", liftedAt: null, ...whom },
      select: { id: true },
    });
    if (before) throw conflict("releases.already_kept_out");
    const id = await setBar(tx, actor, {
      ...whom,
      applicationId,
      programmeId: row.programmeId,
      reason: "must_not_see",
    });
    return { id };
  });
}

/**
 * The owner takes a line off the must-not-see list; what roles and grants give is open again, exactly as before.
 * Throws 404, releases.owner_only, assisted_session (403).
 */
export function stopKeepingFrom(
  actor: Actor,
  applicationId: string,
  barId: string,
): Promise<{ id: string }> {
  return withActor(actor, async (tx) => {
    const { now } = await lockForOwner(tx, actor, applicationId, canConsent);
    const bar = await tx.bar.findFirst({
      where: { id: barId, applicationId, reason: "must_not_see", liftedAt: null },
      select: { id: true },
    });
    if (!bar) throw notFound();
    await liftBar(tx, actor, bar.id, now);
    return bar;
  });
}
