import { revokeGrantsOf } from "@/lib/access/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { auditRelease } from "@/lib/releases/audit-release";
import { canRevoke } from "@/lib/releases/policy";
import type { LoadedRelease } from "@/lib/releases/queries/load-release";
import { requireAllowed } from "@/lib/platform/permission";
import type { RevokeInput } from "@/lib/releases/schema";
import { lockRelease } from "./lock-release";
import { openReaders } from "./open-readers";
import { tellPartnerLeads, tellPeople } from "./tell";

/**
 * The owner takes back a whole release, one of its sections, or one of its readers, at once: the next request is
 * refused. The last section or the last reader is the whole.
 * Throws 404, releases.owner_only (403), expired, revoked, ended (409), not_released (422).
 */
export function revokeRelease(
  actor: Actor,
  id: string,
  input: RevokeInput,
): Promise<{ id: string; state: "granted" | "revoked" }> {
  return withActor(actor, async (tx) => {
    const found = await lockRelease(tx, actor, id);
    requireAllowed(canRevoke(actor, found.side, found.standing));
    if (input.reader) return revokeReader(tx, actor, found, input.reader, input.reason ?? null);
    if (input.section) return revokeSection(tx, actor, found, input.section, input.reason ?? null);
    return revokeWhole(tx, actor, found, input.reason ?? null);
  });
}

async function revokeWhole(
  tx: Tx,
  actor: Actor,
  found: LoadedRelease,
  reason: string | null,
): Promise<{ id: string; state: "revoked" }> {
  const { release, now } = found;
  await tx.release.update({
    where: { id: release.id },
    data: { state: "revoked", endedById: actor.personId, endedAt: now, answerReason: reason },
    select: { id: true },
  });
  await revokeGrantsOf(tx, actor, release.id, now);
  await auditRelease(tx, actor, found, release.id, "release.revoked", { part: "all" });
  const letter = { template: "release_revoked", releaseId: release.id, occasion: "all" } as const;
  const readers = release.readers.filter(({ state }) => state === "granted");
  await tellPartnerLeads(tx, actor, found, letter);
  await tellPeople(
    tx,
    actor,
    found,
    readers.map(({ personId }) => personId),
    letter,
  );
  return { id: release.id, state: "revoked" };
}

async function revokeReader(
  tx: Tx,
  actor: Actor,
  found: LoadedRelease,
  readerId: string,
  reason: string | null,
): Promise<{ id: string; state: "granted" | "revoked" }> {
  const { release, now } = found;
  const granted = release.readers.filter(({ state }) => state === "granted");
  const reader = granted.find(({ id }) => id === readerId);
  if (!reader) throw new Refusal("releases.not_released");
  if (granted.length === 1) return revokeWhole(tx, actor, found, reason);
  await tx.releaseReader.update({
    where: { id: readerId },
    data: { state: "removed", removedAt: now },
    select: { id: true },
  });
  await revokeGrantsOf(tx, actor, release.id, now, reader.personId);
  await auditRelease(tx, actor, found, release.id, "release.revoked", { part: "reader" });
  await tellPeople(tx, actor, found, [reader.personId], {
    template: "release_revoked",
    releaseId: release.id,
    occasion: `reader/${readerId}/${now.getTime()}`,
  });
  return { id: release.id, state: "granted" };
}

async function revokeSection(
  tx: Tx,
  actor: Actor,
  found: LoadedRelease,
  section: string,
  reason: string | null,
): Promise<{ id: string; state: "granted" | "revoked" }> {
  const { release, now } = found;
  if (!release.grantedSections.includes(section)) throw new Refusal("releases.not_released");
  if (release.grantedSections.length === 1) return revokeWhole(tx, actor, found, reason);
  const gone = await tx.document.findMany({
    where: { id: { in: release.grantedDocuments }, sectionKey: section },
    select: { id: true },
  });
  const goneIds = new Set(gone.map(({ id }) => id));
  await tx.release.update({
    where: { id: release.id },
    data: {
      grantedSections: release.grantedSections.filter((key) => key !== section),
      grantedDocuments: release.grantedDocuments.filter((id) => !goneIds.has(id)),
    },
    select: { id: true },
  });
  await revokeGrantsOf(tx, actor, release.id, now);
  await openReaders(tx, actor, release.id);
  await auditRelease(tx, actor, found, release.id, "release.revoked", { part: "section", section });
  await tellPeople(
    tx,
    actor,
    found,
    release.readers.filter(({ state }) => state === "granted").map(({ personId }) => personId),
    { template: "release_revoked", releaseId: release.id, occasion: `${section}/${now.getTime()}` },
  );
  return { id: release.id, state: "granted" };
}
