import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notAllowed } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/audit/record";
import { erasePerson, isPartOfSubmitted, programmesOfPerson } from "./erase-person";

export interface ErasedAccount {
  /** now: erased; later: closed, and erased with the last application the person was part of. */
  when: "now" | "later";
}

/**
 * Ends the own account. Erased at once when the person was never in the team of a submitted application, else closed now
 * and erased when the last of those is. 403 in an assisted session; 409 `privacy.staff_account` while an organisation's
 * role is live, `privacy.last_owner` while a startup would be left without an owner.
 */
export function eraseAccount(actor: Actor): Promise<ErasedAccount> {
  return withActor(actor, async (tx, now) => {
    if (actor.assisted) throw notAllowed("privacy.assisted_session");
    await requireNothingHangs(tx, actor.personId);
    const person = await tx.person.findUniqueOrThrow({
      where: { id: actor.personId },
      select: { id: true, email: true },
    });
    if (!(await isPartOfSubmitted(tx, actor.personId))) {
      await erasePerson(tx, actor, person, "asked", now);
      return { when: "now" };
    }
    await recordAudit(
      tx,
      actor,
      ...(await programmesOfPerson(tx, actor.personId)).map((programmeId) => ({
        type: "account.closed" as const,
        objectType: "person",
        objectId: actor.personId,
        programmeId,
      })),
    );
    await tx.membership.updateMany({
      where: { personId: actor.personId, status: { not: "ended" } },
      data: { status: "ended", endedAt: now, endedById: actor.personId },
    });
    await tx.session.deleteMany({ where: { personId: actor.personId } });
    await tx.person.update({
      where: { id: actor.personId },
      data: { erasureAskedAt: now, suspendedAt: now },
      select: { id: true },
    });
    return { when: "later" };
  });
}

async function requireNothingHangs(tx: Tx, personId: string): Promise<void> {
  const live = await tx.membership.findMany({
    where: { personId, status: { not: "ended" } },
    select: { role: true, startupId: true, organisationId: true },
  });
  if (live.some(({ organisationId }) => organisationId !== null))
    throw conflict("privacy.staff_account");
  const owned = live.filter(({ role }) => role === "owner").map(({ startupId }) => startupId);
  for (const startupId of owned) {
    const other = await tx.membership.findFirst({
      where: { startupId, role: "owner", status: "active", personId: { not: personId } },
      select: { id: true },
    });
    if (!other) throw conflict("privacy.last_owner");
  }
}
