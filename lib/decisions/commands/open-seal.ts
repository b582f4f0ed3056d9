import { recordAudit } from "@/lib/audit/record";
import { agree } from "@/lib/decisions/outcome";
import { findCase, loadCase, type Case } from "@/lib/decisions/queries/load-case";
import { sides } from "@/lib/decisions/schema";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { tellLeaders } from "./tell";

/**
 * Opens the seal when both recommendations are in, or the lead's where the lead decides alone; once. The caller holds
 * the application's lock. Both organisations are told, in other words when they differ. Returns the case as it then is.
 */
export async function openSealIfComplete(
  tx: Tx,
  actor: AnyActor,
  found: Case,
  now: Date,
): Promise<Case> {
  const { row, facts, parts } = found;
  const { lead, partner } = facts.current;
  const isComplete = lead !== null && (partner !== null || facts.leadAlone);
  if (!isComplete || !parts.decision || parts.decision.sealOpenedAt) return found;
  await tx.decision.update({
    where: { id: parts.decision.id },
    data: { state: "open", sealOpenedAt: now, leadAlone: facts.leadAlone },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "decision.seal_opened",
    objectType: "decision",
    objectId: parts.decision.id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { leadAlone: facts.leadAlone },
  });
  // What both said can be read only now that the seal is open.
  const opened = await reload(tx, actor, found, now);
  const said = opened.facts.current;
  const isAgreed =
    facts.leadAlone || !said.lead || !said.partner || agree(said.lead.value, said.partner.value);
  const template = isAgreed ? "seal_opened" : "recommendations_differ";
  for (const side of sides)
    await tellLeaders(tx, actor, row, side, { template, occasion: parts.decision.id }, now);
  return opened;
}

/** The same case after something was written. */
export const reload = (tx: Tx, actor: AnyActor, found: Case, now: Date): Promise<Case> =>
  actor.kind === "person" && found.reader
    ? findCase(tx, actor, found.row.id, now, { metadata: true })
    : loadCase(tx, found.row.id, now);
