import { documentFiles } from "@/lib/documents/document-files";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { closedStatuses } from "@/lib/applications/lifecycle";
import { canDecideForStartup } from "../policy";
import { eraseApplication } from "./erase-application";
import { eraseStartupProfile } from "./erase-startup-profile";
import { requireAllowed } from "@/lib/platform/permission";

export interface ErasedStartup {
  /** Drafts erased now. */
  drafts: number;
  /** True: nothing was ever submitted, so the profile and the team went too. */
  whole: boolean;
}

/**
 * Erases at once whatever was never submitted and, when nothing was, the startup itself. What was submitted and has ended
 * goes by its timer. 404, 403 as giveConsent, 409 `privacy.application_open` while one is under way.
 */
export async function eraseStartup(actor: Actor, startupId: string): Promise<ErasedStartup> {
  const { files, ...erased } = await withActor(actor, async (tx, now) => {
    requireAllowed(canDecideForStartup(actor, startupId));
    await tx.$queryRaw`SELECT 1 FROM startups WHERE id = ${startupId}::uuid FOR UPDATE`;
    const applications = await tx.application.findMany({
      where: { startupId, erasedAt: null },
      select: { id: true, programmeId: true, status: true, submittedAt: true },
    });
    const submitted = applications.filter(({ submittedAt }) => submittedAt !== null);
    if (submitted.some(({ status }) => !closedStatuses.includes(status)))
      throw conflict("privacy.application_open");
    const drafts = applications.filter(({ submittedAt }) => submittedAt === null);
    const keys: string[] = [];
    for (const draft of drafts) keys.push(...(await eraseApplication(tx, actor, draft, "asked")));
    const whole = submitted.length === 0;
    if (whole) await eraseStartupProfile(tx, actor, startupId, "asked", now);
    return { drafts: drafts.length, whole, files: keys };
  });
  for (const key of files) await documentFiles().remove(key);
  return erased;
}
