import { decidingStatuses } from "@/lib/applications/lifecycle";
import type { SystemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { remind } from "./close-seal-as-silent";
import { lockCaseForChore } from "./lock-case";

/** The portal itself reminds a partner past its date, once; further reminders are the manager's. Returns whether it did. */
export function remindOverdue(actor: SystemActor, applicationId: string): Promise<boolean> {
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCaseForChore(tx, applicationId);
    const { decision } = found.parts;
    const isSilent =
      decision?.state === "collecting" &&
      !decision.remindedAt &&
      now > decision.recommendationsDueAt &&
      !found.facts.leadAlone &&
      !found.facts.current.partner &&
      decidingStatuses.includes(found.row.status);
    if (!isSilent) return false;
    await remind(tx, actor, found, now);
    return true;
  });
}
