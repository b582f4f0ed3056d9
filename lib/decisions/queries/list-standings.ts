import { applicationScope } from "@/lib/applications/scope";
import type { ApplicationStatus } from "@/lib/applications/schema";
import { agree } from "@/lib/decisions/outcome";
import { isLeadOfficer, speaksFor } from "@/lib/decisions/policy";
import {
  recommendationValues,
  sides,
  type RecommendationValue,
  type Side,
} from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import type { Prisma } from "@/lib/generated/prisma/client";
import { withActor, type Tx } from "@/lib/platform/db";
import { reviewNumbers, scoredCriteria } from "@/lib/reviews/queries/review-numbers";
import { mean, weightedMean } from "@/lib/reviews/scoring";
import { liveStates } from "@/lib/reviews/schema";
import { recommendationFacts, type RecommendationFact } from "./recommendation-facts";

/** A mean of filed reviews from 1 to 5; `sealed` where the reader may not look yet; null where there is nothing. */
export type SideScore = number | "sealed" | null;

export interface Standing {
  scores: Record<Side, SideScore>;
  /** Once both seals are open: what both said, and whether it is the same. */
  both: {
    agree: boolean;
    lead: RecommendationValue | null;
    partner: RecommendationValue | null;
  } | null;
  /** Filed and asked reviews, of both organisations to the lead, of their own to the partner. */
  reviews: { filed: number; asked: number };
}

const select = {
  id: true,
  status: true,
  programmeId: true,
  leadOrganisationId: true,
  partnerOrganisationId: true,
  startupId: true,
  decision: { select: { sealOpenedAt: true, leadAlone: true, state: true } },
  assignments: {
    where: { state: { in: [...liveStates] } },
    select: { organisationId: true, personId: true, state: true },
  },
} satisfies Prisma.ApplicationSelect;

type Recommendations = ReturnType<typeof byApplication>;
type Row = Prisma.ApplicationGetPayload<{ select: typeof select }> & {
  recommendations: readonly RecommendationFact[];
};

const byApplication = (facts: readonly RecommendationFact[]) => (id: string) =>
  facts.filter((each) => each.applicationId === id && each.supersededAt === null);

/** The applications with what both organisations recommend, as far as the seal lets this reader look. */
async function rowsOf(tx: Tx, where: Prisma.ApplicationWhereInput): Promise<Row[]> {
  const rows = await tx.application.findMany({ where, select });
  const facts: Recommendations = byApplication(
    await recommendationFacts(
      tx,
      rows.map(({ id }) => id),
    ),
  );
  return rows.map((row) => ({ ...row, recommendations: facts(row.id) }));
}

/** Where reviews and recommendations are being made or have been made: from here on the other side is sealed, not empty. */
const underSeal: readonly ApplicationStatus[] = [
  "in_review",
  "deciding",
  "panel",
  "waitlisted",
  "offered",
  "admitted",
  "suspended",
  "left",
  "graduated",
];

const organisationOf = (row: Row, side: Side) =>
  side === "lead" ? row.leadOrganisationId : row.partnerOrganisationId;

/** Means by application and organisation of the filed reviews that count. */
async function meansOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const reviews = await reviewNumbers(tx, ids);
  const criteria = await scoredCriteria(tx, reviews);
  const byKey = new Map<string, number[]>();
  for (const { applicationId, organisationId, scores } of reviews) {
    const value = weightedMean(
      scores.map(({ value: given, criterionId }) => ({
        value: given,
        weight: criteria.get(criterionId)?.weight ?? 1,
      })),
    );
    const key = `${applicationId}/${organisationId}`;
    if (value !== null) byKey.set(key, [...(byKey.get(key) ?? []), value]);
  }
  return new Map(
    [...byKey].flatMap(([key, values]) => {
      const middle = mean(values);
      return middle === null ? [] : [[key, middle] as const];
    }),
  );
}

function standingOf(row: Row, actor: Actor, means: Map<string, number>): Standing {
  const side = speaksFor(actor, row);
  const isOpen = row.decision?.sealOpenedAt != null && !row.decision.leadAlone;
  const owesReview = row.assignments.some(
    ({ personId, state }) => personId === actor.personId && state !== "completed",
  );
  const score = (of: Side): SideScore => {
    if (!side || !underSeal.includes(row.status)) return null;
    const isReadable = side === of ? !owesReview : isOpen;
    return isReadable ? (means.get(`${row.id}/${organisationOf(row, of)}`) ?? null) : "sealed";
  };
  const sees = isLeadOfficer(actor, row) || side === "lead" ? "all" : "own";
  const counted = row.assignments.filter(
    ({ organisationId }) => sees === "all" || organisationId === actor.membership?.organisationId,
  );
  return {
    scores: { lead: score("lead"), partner: score("partner") },
    both: side && isOpen ? bothOf(row) : null,
    reviews: {
      filed: counted.filter(({ state }) => state === "completed").length,
      asked: counted.length,
    },
  };
}

function bothOf(row: Row): Standing["both"] {
  const [lead, partner] = sides.map((side) => {
    const organisationId = organisationOf(row, side);
    const found = row.recommendations.find((each) => each.organisationId === organisationId);
    return recommendationValues.find((value) => value === found?.value) ?? null;
  });
  return lead === undefined || partner === undefined
    ? null
    : { agree: agree(lead, partner), lead, partner };
}

/**
 * What stands beside each application in the staff's list: the two organisations' means as far as the seal lets this
 * reader look, and how many reviews are in. Officers see no score; somebody who still owes a review of their own sees
 * none of their organisation's either. Applications out of sight are left out. A constant number of queries.
 */
export function listStandings(
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  return withActor(actor, async (tx, now) => {
    const scope = applicationScope(actor, now);
    if (scope.kind === "none" || ids.length === 0) return new Map<string, Standing>();
    const rows = await rowsOf(tx, {
      AND: [scope.kind === "where" ? scope.where : {}, { id: { in: [...ids] } }],
    });
    const means = await meansOf(
      tx,
      rows.map(({ id }) => id),
    );
    return new Map(rows.map((row) => [row.id, standingOf(row, actor, means)]));
  });
}

/**
 * The undecided applications in sight whose two open recommendations say different things; for the lead's managers and
 * the partner's leads, empty for everyone else and while a seal is closed.
 */
export function listDiffering(actor: Actor): Promise<string[]> {
  return withActor(actor, async (tx, now) => {
    const scope = applicationScope(actor, now);
    if (scope.kind === "none") return [];
    const rows = await rowsOf(tx, {
      AND: [
        scope.kind === "where" ? scope.where : {},
        { status: { in: ["deciding", "panel"] } },
        { decision: { is: { sealOpenedAt: { not: null }, leadAlone: false } } },
      ],
    });
    return rows
      .filter((row) => speaksFor(actor, row) && bothOf(row)?.agree === false)
      .map(({ id }) => id);
  });
}
