import { revokeGrantsOf, setBar } from "@/lib/access/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { auditRelease } from "@/lib/releases/audit-release";
import { canDeclare } from "@/lib/releases/policy";
import type { LoadedRelease } from "@/lib/releases/queries/load-release";
import { requireAllowed } from "@/lib/platform/permission";
import type { CompetingInterest } from "@/lib/releases/schema";
import { lockRelease } from "./lock-release";
import { openReaders } from "./open-readers";
import { tellOwners, tellPartnerLeads } from "./tell";

/**
 * A person named in a release says whether they have a competing interest, before anything opens to them. "none": what
 * the owner has granted opens now. "declared", also later: a bar on the person for the whole application in every
 * membership, and the owners and the partner's lead are told. Saying the same again changes nothing.
 * Throws 404, releases.not_named (403), already_declared, expired, revoked, ended (409).
 */
export function declareInterest(
  actor: Actor,
  id: string,
  interest: CompetingInterest,
): Promise<{ id: string; interest: CompetingInterest }> {
  return withActor(actor, async (tx) => {
    const found = await lockRelease(tx, actor, id);
    const reader =
      found.release.readers.find(({ membershipId }) => membershipId === actor.membership?.id) ??
      null;
    requireAllowed(canDeclare(found.standing, reader));
    if (!reader || reader.interest === interest) return { id, interest };
    await tx.releaseReader.update({
      where: { id: reader.id },
      data: {
        interest,
        declaredAt: found.now,
        ...(interest === "declared" ? { state: "removed", removedAt: found.now } : {}),
      },
      select: { id: true },
    });
    await auditRelease(tx, actor, found, id, "release.interest_declared", { interest });
    if (interest === "none") await openReaders(tx, actor, id, { personId: actor.personId });
    else await shutOut(tx, actor, found, reader.id);
    return { id, interest };
  });
}

async function shutOut(
  tx: Tx,
  actor: Actor,
  found: LoadedRelease,
  readerId: string,
): Promise<void> {
  const { row, now, release } = found;
  await setBar(tx, actor, {
    personId: actor.personId,
    applicationId: row.id,
    programmeId: row.programmeId,
    reason: "conflict",
    sourceId: readerId,
  });
  await revokeGrantsOf(tx, actor, release.id, now, actor.personId);
  const bars = [...found.bars, { personId: actor.personId, organisationId: null, unit: null }];
  const letter = {
    template: "release_interest",
    releaseId: release.id,
    occasion: readerId,
    params: { person: actor.displayName },
  } as const;
  if (release.askedAt) await tellOwners(tx, actor, found, letter);
  await tellPartnerLeads(tx, actor, { ...found, bars }, letter);
}
