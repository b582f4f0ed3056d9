import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { recordAudit } from "@/lib/audit/record";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/jobs";
import { canExportStartup } from "../policy";
import { requireAllowed } from "@/lib/platform/permission";

/**
 * Asks for one frozen version of an application as PDF, for its own team; the worker makes it. One that is being made, or
 * is there in the same language, is answered instead of a second: a frozen version never changes. 404 for everybody else
 * and for a version that there is not, 403 `privacy.assisted_session`.
 */
export function requestCopy(
  actor: Actor,
  applicationId: string,
  { version, locale }: { version: number; locale: Locale },
): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    const { row, reader } = await findVisibleApplication(tx, actor, applicationId, now);
    if (reader !== "team") throw notFound();
    requireAllowed(canExportStartup(actor, row.startupId));
    const frozen = await tx.applicationVersion.findFirst({
      where: { applicationId, number: version },
      select: { id: true },
    });
    if (!frozen) throw notFound();
    const mine = { personId: actor.personId, kind: "application" as const, applicationId, version };
    const there = await tx.dataExport.findFirst({
      where: {
        AND: [
          { ...mine, locale, membershipId: actor.membership?.id ?? null },
          { OR: [{ state: "waiting" }, { state: "ready", expiresAt: { gt: now } }] },
        ],
      },
      select: { id: true },
    });
    if (there) return there;
    const made = await tx.dataExport.create({
      data: {
        ...mine,
        startupId: row.startupId,
        membershipId: actor.membership?.id ?? null,
        locale,
        askedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "export.requested",
      objectType: "export",
      objectId: made.id,
      programmeId: row.programmeId,
      applicationId,
      payload: { kind: "application", version },
    });
    await enqueue(tx, "privacy.export", { exportId: made.id });
    return made;
  });
}
