import { z } from "zod";
import { actingMembershipSelect, liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { failImport, runImport } from "@/lib/imports/commands/run-import";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { JobHandler } from "@/lib/platform/run-worker";

const importJob = z.strictObject({ batchId: z.uuid(), membershipId: z.uuid() });

/** Who asked, as they may act now; null when that membership has ended meanwhile. */
async function requester(membershipId: string): Promise<Actor | null> {
  const now = await databaseNow();
  const found = await db().membership.findFirst({
    where: { AND: [{ id: membershipId }, liveMembershipWhere(now)] },
    select: {
      ...actingMembershipSelect,
      person: { select: { id: true, displayName: true, email: true, locale: true } },
    },
  });
  if (!found) return null;
  const { person, ...membership } = found;
  return {
    kind: "person",
    personId: person.id,
    displayName: person.displayName,
    email: person.email,
    locale: isLocale(person.locale) ? person.locale : defaultLocale,
    membership,
    assisted: false,
  };
}

/** The handler of `import.run` {batchId, membershipId}: runs under the requester's membership as it is now. */
export const runImportJob: JobHandler = async (data, { lastAttempt }) => {
  const { batchId, membershipId } = importJob.parse(data);
  const portal = systemActor("import.run");
  const actor = await requester(membershipId);
  if (!actor) return failImport(portal, batchId, "no_longer_allowed");
  try {
    const counts = await runImport(actor, batchId);
    log.info({ batchId, ...counts }, "import");
  } catch (error) {
    if (error instanceof Refusal && error.code === "imports.already_done") return;
    if (error instanceof Refusal && error.status === 404)
      return failImport(portal, batchId, "no_longer_allowed");
    if (lastAttempt) await failImport(portal, batchId, "stopped");
    throw error;
  }
};
