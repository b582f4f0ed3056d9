import { recordAudit } from "@/lib/audit/record";
import { ticksFor } from "@/lib/decisions/policy";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict, notAllowed, notFound } from "@/lib/platform/errors";
import { lockCase } from "./lock-case";

/**
 * Ticks or unticks a line of the onboarding list, each party its own. Repeatable.
 * Throws 404, decisions.not_your_item (403), decisions.signed_stays (409) for the signature, applications.wrong_status.
 */
export function tickOnboarding(
  actor: Actor,
  of: { applicationId: string; itemId: string },
  input: { done: boolean },
): Promise<{ id: string; doneAt: Date | null }> {
  return withActor(actor, async (tx) => {
    const { row, facts, now } = await lockCase(tx, actor, of.applicationId);
    const item = await tx.onboardingItem.findFirst({
      where: { id: of.itemId, applicationId: of.applicationId },
      select: { id: true, key: true, owner: true, doneAt: true },
    });
    if (!item) throw notFound();
    if (item.owner !== ticksFor(actor, facts)) throw notAllowed("decisions.not_your_item");
    if (row.status !== "admitted") throw conflict("applications.wrong_status");
    if (item.key === "agreement_signed") throw conflict("decisions.signed_stays");
    if ((item.doneAt !== null) === input.done) return { id: item.id, doneAt: item.doneAt };
    const doneAt = input.done ? now : null;
    await tx.onboardingItem.update({
      where: { id: item.id },
      data: { doneAt, doneById: input.done ? actor.personId : null },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: input.done ? "onboarding.item_done" : "onboarding.item_reopened",
      objectType: "onboarding_item",
      objectId: item.id,
      programmeId: row.programmeId,
      applicationId: row.id,
      payload: { key: item.key },
    });
    return { id: item.id, doneAt };
  });
}
