import { recordAudit } from "@/lib/audit/record";
import { canCloseSealAsSilent, canRemind } from "@/lib/decisions/policy";
import type { Case } from "@/lib/decisions/queries/load-case";
import { requireAllowed } from "@/lib/platform/permission";
import type { Actor, AnyActor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { openSealIfComplete } from "./open-seal";
import { tellLeaders } from "./tell";
import { lockCase } from "./lock-case";

/** Mails the silent partner again and notes when; the caller has asked the policy. */
export async function remind(tx: Tx, actor: AnyActor, found: Case, now: Date): Promise<void> {
  const { row, parts } = found;
  if (!parts.decision) throw notFound();
  await tx.decision.update({
    where: { id: parts.decision.id },
    data: { remindedAt: now },
    select: { id: true },
  });
  await tellLeaders(
    tx,
    actor,
    row,
    "partner",
    {
      template: "recommendation_requested",
      occasion: `reminder-${now.toISOString().slice(0, 10)}`,
      due: parts.decision.recommendationsDueAt,
    },
    now,
  );
}

/**
 * Reminds the partner whose recommendation is past due; at most one mail a day goes out.
 * Throws 404, platform.wrong_role (403), decisions.not_past_due, nobody_is_silent, seal_is_open (409).
 */
export function remindSilentSide(
  actor: Actor,
  applicationId: string,
): Promise<{ remindedAt: Date }> {
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCase(tx, actor, applicationId);
    requireAllowed(canRemind(actor, found.facts, now));
    await remind(tx, actor, found, now);
    return { remindedAt: now };
  });
}

/**
 * The lead's manager closes the seal of a partner that is past due and was reminded, as "no recommendation": the lead's
 * opens, and the startup's letter never shows it. The partner may still recommend until it is decided.
 * Throws as remindSilentSide does, and decisions.remind_first, own_recommendation_first (409).
 */
export function closeSealAsSilent(
  actor: Actor,
  applicationId: string,
): Promise<{ sealOpen: boolean }> {
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCase(tx, actor, applicationId);
    requireAllowed(canCloseSealAsSilent(actor, found.facts, now));
    const { row, parts, facts } = found;
    if (!parts.decision || !actor.membership) throw notFound();
    // Not read back: until the seal is open the row is the partner's.
    await tx.recommendation.createMany({
      data: {
        applicationId,
        programmeId: row.programmeId,
        organisationId: row.partnerOrganisationId,
        value: null,
        reason: "",
        nothingProtected: true,
        tier: "T1",
        byPersonId: actor.personId,
        byMembershipId: actor.membership.id,
        recordedAt: now,
      },
    });
    await tx.decision.update({
      where: { id: parts.decision.id },
      data: { sealClosedAsSilentAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "decision.seal_closed_as_silent",
      objectType: "decision",
      objectId: parts.decision.id,
      programmeId: row.programmeId,
      applicationId,
    });
    const current = { ...facts.current, partner: { value: null, mustConfirm: [] } };
    const after = { ...found, facts: { ...facts, current } };
    const opened = await openSealIfComplete(tx, actor, after, now);
    return { sealOpen: opened.parts.decision?.sealOpenedAt != null };
  });
}
