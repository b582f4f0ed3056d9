import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict, Refusal } from "@/lib/platform/errors";
import { auditRelease } from "@/lib/releases/audit-release";
import { canAddReader, canConsent } from "@/lib/releases/policy";
import { requireAllowed } from "@/lib/platform/permission";
import { requestLimits } from "@/lib/releases/schema";
import { refusalFor } from "@/lib/releases/policy";
import { requireReaders } from "./ask-release";
import { lockRelease } from "./lock-release";
import { openReaders } from "./open-readers";
import { tellOwners, tellPeople } from "./tell";

/**
 * The partner's lead names one more person in a request or a running release. They read nothing until the owner says
 * yes to them. Throws 404, platform.wrong_role (403), releases.already_named, too_many_readers, expired, revoked, ended
 * (409), not_a_member, reader_excluded (422).
 */
export function addReader(actor: Actor, id: string, membershipId: string): Promise<{ id: string }> {
  return withActor(actor, async (tx) => {
    const found = await lockRelease(tx, actor, id);
    requireAllowed(canAddReader(found.side, found.standing));
    const { release, row, now } = found;
    const [person] = await requireReaders(tx, found, [membershipId]);
    if (!person) throw new Refusal("releases.not_a_member");
    const before = release.readers.find(({ personId }) => personId === person.personId);
    if (before && before.state !== "removed") throw conflict("releases.already_named");
    const live = release.readers.filter(({ state }) => state !== "removed");
    if (live.length >= requestLimits.readers)
      throw conflict("releases.too_many_readers", { params: { most: requestLimits.readers } });
    const named = {
      membershipId,
      state: "named" as const,
      addedById: actor.personId,
      addedAt: now,
    };
    const reader = before
      ? await tx.releaseReader.update({
          where: { id: before.id },
          data: { ...named, grantedAt: null, removedAt: null },
          select: { id: true },
        })
      : await tx.releaseReader.create({
          data: {
            ...named,
            releaseId: id,
            applicationId: row.id,
            programmeId: row.programmeId,
            organisationId: row.partnerOrganisationId,
            personId: person.personId,
          },
          select: { id: true },
        });
    await auditRelease(tx, actor, found, id, "release.reader_named");
    if (release.state === "granted")
      await tellOwners(tx, actor, found, {
        template: "release_reader_named",
        releaseId: id,
        occasion: `${reader.id}/${now.getTime()}`,
        params: { person: person.name },
      });
    return reader;
  });
}

/**
 * The owner says yes or no to a person named after the release was granted. Throws 404, releases.owner_only,
 * assisted_session (403), reader_not_named, expired, revoked, ended (409).
 */
export function answerReader(
  actor: Actor,
  id: string,
  readerId: string,
  answer: "grant" | "refuse",
): Promise<{ id: string; answer: "grant" | "refuse" }> {
  return withActor(actor, async (tx) => {
    const found = await lockRelease(tx, actor, id);
    const { release, now, standing } = found;
    requireAllowed(canConsent(actor, found.side));
    if (standing !== "in_force" && standing !== "not_yet") throw conflict(refusalFor(standing));
    const reader = release.readers.find((each) => each.id === readerId && each.state === "named");
    if (!reader) throw conflict("releases.reader_not_named");
    const isYes = answer === "grant";
    await tx.releaseReader.update({
      where: { id: readerId },
      data: isYes ? { state: "granted", grantedAt: now } : { state: "removed", removedAt: now },
      select: { id: true },
    });
    const { personId } = reader;
    await auditRelease(
      tx,
      actor,
      found,
      id,
      isYes ? "release.reader_granted" : "release.reader_refused",
    );
    if (!isYes) return { id: readerId, answer };
    await openReaders(tx, actor, id, { personId });
    const due = (release.grantedUntil ?? release.validUntil).toISOString();
    await tellPeople(tx, actor, found, [personId], {
      template: "release_granted",
      releaseId: id,
      occasion: `${readerId}/${now.getTime()}`,
      params: { due },
    });
    return { id: readerId, answer };
  });
}
