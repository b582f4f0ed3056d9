import { z } from "zod";
import { loadApplication } from "@/lib/applications/queries/find-visible-application";
import { systemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { auditRelease } from "@/lib/releases/audit-release";
import { scanCda } from "./commands/keep-cda";
import { tellOwners, tellPeople } from "./commands/tell";

const actor = systemActor("release.expiry");
const sevenDays = 7 * 24 * 3600_000;
const atOnce = 50;

/**
 * Tells owners and readers of releases that end within seven days, each once. What was granted for less than a week is
 * not announced: everybody has just been told its end. Returns how many were announced.
 */
export function announceExpiries(): Promise<number> {
  return withActor(actor, async (tx, now) => {
    const due = await tx.release.findMany({
      where: {
        AND: [
          { state: "granted", expiryMailedAt: null, application: { partnerEndedAt: null } },
          { grantedUntil: { gt: now, lte: new Date(now.getTime() + sevenDays) } },
        ],
      },
      orderBy: { grantedUntil: "asc" },
      take: atOnce,
      select: {
        id: true,
        applicationId: true,
        grantedUntil: true,
        answeredAt: true,
        readers: { where: { state: "granted" }, select: { personId: true } },
      },
    });
    let told = 0;
    for (const release of due) {
      const { id, applicationId, grantedUntil, answeredAt, readers } = release;
      await tx.release.update({
        where: { id },
        data: { expiryMailedAt: now },
        select: { id: true },
      });
      if (!grantedUntil || !answeredAt) continue;
      if (grantedUntil.getTime() - answeredAt.getTime() <= sevenDays) continue;
      const bars = await tx.bar.findMany({
        where: { applicationId, liftedAt: null },
        select: { personId: true, organisationId: true, unit: true },
      });
      const place = { row: await loadApplication(tx, applicationId, now), bars, now };
      const letter = {
        template: "release_expiring" as const,
        releaseId: id,
        occasion: grantedUntil.toISOString(),
        params: { due: grantedUntil.toISOString() },
      };
      await auditRelease(tx, actor, place, id, "release.expiry_announced");
      await tellOwners(tx, actor, place, letter);
      const people = readers.map(({ personId }) => personId);
      await tellPeople(tx, actor, place, people, letter);
      told += 1;
    }
    return told;
  });
}

const scanData = z.strictObject({ cdaId: z.uuid() });

/** Queue `cda.scan`: one agreement's file; nothing it would not do again after a crash. */
export async function scanCdaJob(data: unknown): Promise<void> {
  const { cdaId } = scanData.parse(data);
  await scanCda(systemActor("cda.scan"), cdaId);
}
