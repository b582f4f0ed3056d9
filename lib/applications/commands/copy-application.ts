import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import type { StatementShown } from "@/lib/applications/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { startDraft } from "./start-application";

/**
 * Starts a draft in another intake that offers what the team wrote in an earlier application (lapsed, rejected, any of
 * theirs), each answer to be kept or cleared (lib/applications/prefill.ts). Releases and readers are not copied. A
 * draft that is already open there is returned untouched.
 * Throws as startApplication does, and 404 for an application that is not the team's.
 */
export function copyToIntake(
  actor: Actor,
  applicationId: string,
  { intakeId, statement }: { intakeId: string; statement?: StatementShown | null },
): Promise<{ id: string; created: boolean }> {
  return withActor(actor, async (tx, now) => {
    const { row, reader } = await findVisibleApplication(tx, actor, applicationId, now);
    if (reader !== "team") throw notFound();
    const { startupId } = row;
    const wish = { intakeId, startupId, statement, prefilledFromId: applicationId };
    return startDraft(tx, actor, wish, now);
  });
}
