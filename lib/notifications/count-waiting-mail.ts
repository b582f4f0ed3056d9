import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { canReleaseMail } from "./policy";
import { mailScope } from "./scope";
import { decisionLetters } from "./templates";

/** Mails that wait for staff: held ones to release or give up, failed ones to send again. */
export interface WaitingMail {
  held: number;
  failed: number;
}

/**
 * Letters of a decision wait with the decision and are not among them; a failed sign-in code is not sent again. Held mails
 * are counted for those who may release them. Nothing for who sees no mails. Two statements.
 */
export function countWaitingMail(actor: Actor): Promise<WaitingMail> {
  return withActor(actor, async (tx) => {
    const scope = await mailScope(tx, actor);
    if (!scope) return { held: 0, failed: 0 };
    const letters = [...decisionLetters];
    const groups = await tx.outboxMail.groupBy({
      by: ["state"],
      where: {
        AND: [
          scope,
          { state: { in: ["held", "failed"] } },
          { template: { not: "sign_in_code" } },
          { NOT: { state: "held", applicationId: { not: null }, template: { in: letters } } },
        ],
      },
      _count: { _all: true },
    });
    const count = (state: string) =>
      groups.find((group) => group.state === state)?._count._all ?? 0;
    const held = { template: "", state: "held", applicationId: null } as const;
    return {
      held: canReleaseMail(actor, held).may ? count("held") : 0,
      failed: count("failed"),
    };
  });
}
