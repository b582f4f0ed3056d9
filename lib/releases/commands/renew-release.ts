import { revokeGrantsOf } from "@/lib/access/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { auditRelease } from "@/lib/releases/audit-release";
import { isReadyToRead } from "@/lib/releases/lifecycle";
import { canRenew } from "@/lib/releases/policy";
import { requireAllowed } from "@/lib/platform/permission";
import type { RenewInput } from "@/lib/releases/schema";
import { lockRelease } from "./lock-release";
import { openReaders } from "./open-readers";
import { requireDocuments } from "./require-documents";
import { tellPeople } from "./tell";

/**
 * The owner lets the readers of a release read the version whose difference they looked at, instead of the one it is
 * bound to; sections, people and end stay. Throws 404, releases.owner_only, assisted_session (403), no_newer_version,
 * version_moved, expired, revoked, ended (409), unknown_document (422).
 */
export function renewRelease(
  actor: Actor,
  id: string,
  input: RenewInput,
): Promise<{ id: string; version: number }> {
  return withActor(actor, async (tx) => {
    const found = await lockRelease(tx, actor, id);
    const { release, row, now } = found;
    const versions = { bound: release.version, current: row.currentVersion };
    requireAllowed(canRenew(actor, found.side, found.standing, versions));
    if (input.version !== row.currentVersion) throw conflict("releases.version_moved");
    const place = {
      applicationId: row.id,
      version: input.version,
      sections: release.grantedSections,
    };
    const documents = await requireDocuments(tx, place, input.documents);
    await tx.release.update({
      where: { id },
      data: { version: input.version, grantedDocuments: documents, renewedAt: now },
      select: { id: true },
    });
    await revokeGrantsOf(tx, actor, id, now);
    await openReaders(tx, actor, id);
    await auditRelease(tx, actor, found, id, "release.renewed", {
      from: release.version,
      version: input.version,
      documents: documents.length,
    });
    await tellPeople(
      tx,
      actor,
      found,
      // "You now read the newer version": to those alone who read.
      release.readers
        .filter((each) => isReadyToRead(each, release))
        .map(({ personId }) => personId),
      { template: "release_renewed", releaseId: id, occasion: String(input.version) },
    );
    return { id, version: input.version };
  });
}
