import { canWithdraw } from "@/lib/applications/policy";
import { requireAllowed } from "@/lib/platform/permission";
import { transition } from "@/lib/applications/transition";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { lockVisibleApplication } from "@/lib/applications/lock-application";
import { mailTeam } from "./team-mail";

/**
 * The owner takes the application back, any time before it is admitted: at once, with all grants and the partner's sight
 * ended, and a mail to the team. Throws 403 for others of the team, 409 from where there is no way back.
 */
export function withdrawApplication(
  actor: Actor,
  applicationId: string,
): Promise<{ id: string; status: "withdrawn" }> {
  return withActor(actor, async (tx) => {
    const { row, now } = await lockVisibleApplication(tx, actor, applicationId);
    requireAllowed(canWithdraw(actor, row));
    await transition(tx, actor, { applicationId, to: "withdrawn", now });
    await mailTeam(tx, actor, row, now, { template: "application_withdrawn", occasion: "once" });
    return { id: applicationId, status: "withdrawn" as const };
  });
}
