import { recordAudit } from "@/lib/audit/record";
import { canRecord, canRevise, speaksFor } from "@/lib/decisions/policy";
import { organisationOf, type Case } from "@/lib/decisions/queries/load-case";
import { requireAllowed } from "@/lib/platform/permission";
import type { RecommendationInput, Side } from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { readableTier } from "@/lib/reviews/queries/tiers";
import { openSealIfComplete } from "./open-seal";
import { lockCase } from "./lock-case";

export interface Recorded {
  id: string;
  side: Side;
  /** True once both are in. */
  sealOpen: boolean;
}

/**
 * Records an organisation's recommendation under seal; when it is the second, both open in the same transaction and
 * both organisations are told. Two at the same moment open it once.
 * Throws 404, platform.wrong_role (403), decisions.not_open_yet, already_recorded, already_decided, value_of_partner
 * (409).
 */
export function recordRecommendation(
  actor: Actor,
  applicationId: string,
  input: RecommendationInput,
): Promise<Recorded> {
  return say(canRecord, actor, applicationId, input);
}

/**
 * Replaces the organisation's recommendation, or confirms it by recording the same value again; the earlier ones are
 * kept. Throws as recordRecommendation does, and decisions.nothing_to_revise (409).
 */
export function reviseRecommendation(
  actor: Actor,
  applicationId: string,
  input: RecommendationInput,
): Promise<Recorded> {
  return say(canRevise, actor, applicationId, input);
}

function say(
  mayBeSaid: typeof canRecord | typeof canRevise,
  actor: Actor,
  applicationId: string,
  input: RecommendationInput,
): Promise<Recorded> {
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCase(tx, actor, applicationId);
    requireAllowed(mayBeSaid(actor, found.facts, input.value));
    return write(tx, actor, found, input, now);
  });
}

async function write(
  tx: Tx,
  actor: Actor,
  found: Case,
  input: RecommendationInput,
  now: Date,
): Promise<Recorded> {
  const side = speaksFor(actor, found.facts);
  const { row } = found;
  if (!side) throw notFound();
  const isLater = await supersede(tx, found, side, now);
  const id = await insert(tx, actor, found, { ...input, side }, now);
  await recordAudit(tx, actor, {
    type: isLater ? "recommendation.revised" : "recommendation.recorded",
    objectType: "recommendation",
    objectId: id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload: { side },
  });
  const facts = { ...found.facts, current: { ...found.facts.current } };
  facts.current[side] = { value: input.value, mustConfirm: [] };
  const after = await openSealIfComplete(tx, actor, { ...found, facts }, now);
  return { id, side, sealOpen: after.parts.decision?.sealOpenedAt != null };
}

/** Ends the side's current recommendation, which is kept. Returns whether there was one. */
async function supersede(tx: Tx, found: Case, side: Side, now: Date): Promise<boolean> {
  const organisationId = organisationOf(found.row, side);
  const former = found.parts.recommendations.find(
    (each) => each.organisationId === organisationId && each.supersededAt === null,
  );
  if (!former) return false;
  // Through a door of the second wall: a recommendation whose words are sealed is still followed by a later one.
  await tx.$executeRaw`SELECT supersede_recommendation(${former.id}::uuid, ${now})`;
  return true;
}

async function insert(
  tx: Tx,
  actor: Actor,
  { row }: Case,
  said: RecommendationInput & { side: Side },
  now: Date,
): Promise<string> {
  if (!actor.membership) throw notFound();
  const made = await tx.recommendation.create({
    data: {
      applicationId: row.id,
      programmeId: row.programmeId,
      organisationId: organisationOf(row, said.side),
      value: said.value,
      reason: said.reason,
      nothingProtected: said.nothingProtected,
      tier: await readableTier(tx, actor, { side: said.side, applicationId: row.id }, now),
      byPersonId: actor.personId,
      byMembershipId: actor.membership.id,
      recordedAt: now,
    },
    select: { id: true },
  });
  return made.id;
}
