import { deliberatedStatuses } from "@/lib/applications/lifecycle";
import type { Reader } from "@/lib/applications/policy";
import {
  findVisibleApplication,
  loadApplication,
  type ApplicationRow,
} from "@/lib/applications/queries/find-visible-application";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { isBarred, type BarFacts } from "@/lib/access/policy";
import type { FeedbackFacts } from "@/lib/decisions/outcome-policy";
import type { DecisionFacts } from "@/lib/decisions/policy";
import { type ConfirmationReason, sides, type Side } from "@/lib/decisions/schema";
import { loadParts, type DecisionParts, type RecommendationFact } from "./load-parts";

/** An application with everything its joint decision is judged by. */
export interface Case {
  row: ApplicationRow;
  reader: Reader | null;
  parts: DecisionParts;
  facts: DecisionFacts;
  feedback: FeedbackFacts | null;
}

/** What the policy needs of an application; a panel reads no more of each. */
export type FactsRow = Pick<
  ApplicationRow,
  "id" | "status" | "programmeId" | "leadOrganisationId" | "partnerOrganisationId" | "startupId"
>;

export const organisationOf = (
  row: Pick<FactsRow, "leadOrganisationId" | "partnerOrganisationId">,
  side: Side,
): string => (side === "lead" ? row.leadOrganisationId : row.partnerOrganisationId);

/** Whether the partner's whole organisation stands under a live bar. */
function isPartnerBarred(row: FactsRow, bars: readonly BarFacts[]): boolean {
  return bars.some(
    (bar) =>
      bar.personId === null &&
      bar.unit === null &&
      bar.organisationId === row.partnerOrganisationId,
  );
}

/** Why a current recommendation does not count until it is recorded again. */
function confirmationsOf(
  current: RecommendationFact,
  parts: DecisionParts,
): readonly ConfirmationReason[] {
  if (current.value === null) return [];
  const { recordedAt, organisationId, byPersonId, unit } = current;
  const author = { personId: byPersonId, organisationId, unit };
  const excluded = parts.exclusions.some(
    (each) => each.organisationId === organisationId && each.excludedAt > recordedAt,
  );
  return [
    ...(isBarred(author, parts.bars) ? (["author_barred"] as const) : []),
    ...(excluded ? (["review_excluded"] as const) : []),
    ...(parts.versionAt && parts.versionAt > recordedAt ? (["new_version"] as const) : []),
  ];
}

/**
 * The facts that the policy judges by. Whether the lead decides alone is live as long as both deliberate (a letter may
 * still wait), then as registered.
 */
export function factsOf(row: FactsRow, parts: DecisionParts): DecisionFacts {
  const { decision } = parts;
  const isDecided = decision?.state === "decided" && !deliberatedStatuses.includes(row.status);
  const leadAlone = isDecided ? decision.leadAlone : isPartnerBarred(row, parts.bars);
  const [lead = null, partner = null] = sides.map((side) => {
    const organisationId = organisationOf(row, side);
    const current = parts.recommendations.find(
      (each) => each.organisationId === organisationId && each.supersededAt === null,
    );
    return current ? { value: current.value, mustConfirm: confirmationsOf(current, parts) } : null;
  });
  return {
    programmeId: row.programmeId,
    leadOrganisationId: row.leadOrganisationId,
    partnerOrganisationId: row.partnerOrganisationId,
    startupId: row.startupId,
    status: row.status,
    leadAlone,
    mode: leadAlone ? "lead_alone" : (decision?.mode ?? parts.mode),
    decision,
    current: { lead, partner },
    hasOwner: parts.hasOwner,
    heldLetters: parts.heldLetters,
  };
}

function feedbackFacts(parts: DecisionParts): FeedbackFacts | null {
  const { feedback } = parts;
  return (
    feedback && {
      approved: {
        lead: feedback.leadApprovedAt !== null,
        partner: feedback.partnerApprovedAt !== null,
      },
    }
  );
}

async function caseFrom(tx: Tx, row: ApplicationRow, reader: Reader | null): Promise<Case> {
  const parts = (await loadParts(tx, [row.id])).get(row.id);
  if (!parts) throw notFound();
  return { row, reader, parts, facts: factsOf(row, parts), feedback: feedbackFacts(parts) };
}

/**
 * A case as the actor may see it; throws 404 otherwise. With `metadata` also what an ended programme leaves the
 * partner: reference, outcome and its own deliberation.
 */
export async function findCase(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
  options: { metadata?: boolean } = {},
): Promise<Case> {
  const { row, reader } = await findVisibleApplication(tx, actor, id, now, options);
  return caseFrom(tx, row, reader);
}

/** A case past every policy, for the portal's own chores. */
export async function loadCase(tx: Tx, id: string, now: Date): Promise<Case> {
  return caseFrom(tx, await loadApplication(tx, id, now), null);
}
