import { transition } from "@/lib/applications/transition";
import { recordAudit } from "@/lib/audit/record";
import { canOpenDecision, canSetDueDate } from "@/lib/decisions/policy";
import { reviewCount } from "@/lib/decisions/queries/review-count";
import { requireAllowed } from "@/lib/platform/permission";
import { sides, type OpenDecisionInput } from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { tellLeaders } from "./tell";
import { lockCase } from "./lock-case";

/**
 * The lead's manager asks both organisations for their sealed recommendations by a date: the application goes from
 * `in_review` to `deciding`, and those who speak for each organisation are mailed.
 * Throws 404, platform.wrong_role (403), decisions.not_enough_reviews, due_in_past, due_after_panel,
 * applications.wrong_status (409).
 */
export function openDecision(
  actor: Actor,
  applicationId: string,
  input: OpenDecisionInput,
): Promise<{ id: string; state: "collecting"; recommendationsDueAt: Date }> {
  const dueAt = input.recommendationsDueAt;
  return withActor(actor, async (tx) => {
    const { row, facts, parts, now } = await lockCase(tx, actor, applicationId);
    requireAllowed(canOpenDecision(actor, facts, await reviewCount(tx, { row }), now));
    requireAllowed(canSetDueDate(dueAt, row.next.panelAt, now));
    const decision = await tx.decision.create({
      data: {
        applicationId,
        programmeId: row.programmeId,
        mode: parts.mode,
        leadAlone: facts.leadAlone,
        recommendationsDueAt: dueAt,
        version: row.currentVersion,
        createdAt: now,
      },
      select: { id: true },
    });
    await transition(tx, actor, {
      applicationId,
      to: "deciding",
      now,
      patch: { decisionDueAt: dueAt },
    });
    await recordAudit(tx, actor, {
      type: "decision.opened",
      objectType: "decision",
      objectId: decision.id,
      programmeId: row.programmeId,
      applicationId,
      payload: { mode: parts.mode, leadAlone: facts.leadAlone },
    });
    const letter = {
      template: "recommendation_requested",
      occasion: decision.id,
      due: dueAt,
    } as const;
    for (const side of sides) await tellLeaders(tx, actor, row, side, letter, now);
    return { id: decision.id, state: "collecting" as const, recommendationsDueAt: dueAt };
  });
}
