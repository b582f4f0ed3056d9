import { recordAudit } from "@/lib/audit/record";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notAllowed } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/jobs";
import { canExportStartup } from "../policy";
import { requireAllowed } from "@/lib/platform/permission";

/**
 * Asks for a copy of one's own data (`startupId` null) or of the startup one acts for; the worker makes it. One that is
 * being made already is answered instead of a second. 404, 403 `privacy.assisted_session`.
 */
export function requestExport(
  actor: Actor,
  { startupId, locale }: { startupId: string | null; locale: Locale },
): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    if (startupId !== null) requireAllowed(canExportStartup(actor, startupId));
    else if (actor.assisted) throw notAllowed("privacy.assisted_session");
    const kind = startupId === null ? ("person" as const) : ("startup" as const);
    const mine = { personId: actor.personId, kind, startupId };
    const waiting = await tx.dataExport.findFirst({
      where: { ...mine, state: "waiting" },
      select: { id: true },
    });
    if (waiting) return waiting;
    const made = await tx.dataExport.create({
      data: { ...mine, membershipId: actor.membership?.id ?? null, locale, askedAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "export.requested",
      objectType: "export",
      objectId: made.id,
      payload: { kind },
    });
    await enqueue(tx, "privacy.export", { exportId: made.id });
    return made;
  });
}
