import { onceInReading, type Tx } from "@/lib/platform/db";

/** One filed review that counts: numbers without a word. */
export interface NumberedReview {
  id: string;
  applicationId: string;
  organisationId: string;
  /** Stands for the reviewer; the same in every review of theirs. */
  reviewer: string;
  scores: { criterionId: string; value: number }[];
}

interface NumberRow {
  application: string;
  organisation: string;
  review: string;
  reviewer: string;
  criterion: string;
  value: number;
}

/**
 * Numbers of the filed, counting reviews of some applications, through a door of the second wall: those of the reader's
 * own organisation, and of the other's where the seal is open. All others come under a mark instead of the
 * application's id, so that a reviewer's habit can be measured and nothing be told.
 */
export async function reviewNumbers(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<NumberedReview[]> {
  return grouped(
    await tx.$queryRaw<
      NumberRow[]
    >`SELECT * FROM review_numbers(${[...applicationIds]}::uuid[], NULL)`,
  );
}

/** The same of one organisation over a whole intake. */
export function reviewNumbersOf(
  tx: Tx,
  of: { intakeId: string; organisationId: string },
): Promise<NumberedReview[]> {
  return onceInReading(tx, `review numbers ${of.intakeId} ${of.organisationId}`, async () =>
    grouped(
      await tx.$queryRaw<NumberRow[]>`
      SELECT * FROM review_numbers(
        ARRAY(SELECT DISTINCT s.application_id FROM assignments s JOIN applications a ON a.id = s.application_id
               WHERE a.intake_id = ${of.intakeId}::uuid AND s.state = 'completed'),
        ${of.organisationId}::uuid)`,
    ),
  );
}

/** Key and weight by id of the criteria that were scored. */
export async function scoredCriteria(
  tx: Tx,
  reviews: readonly NumberedReview[],
): Promise<Map<string, { key: string; weight: number }>> {
  const ids = new Set(reviews.flatMap(({ scores }) => scores.map((score) => score.criterionId)));
  if (ids.size === 0) return new Map();
  const criteria = await tx.criterion.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, key: true, weight: true },
  });
  return new Map(criteria.map(({ id, ...rest }) => [id, rest]));
}

function grouped(rows: readonly NumberRow[]): NumberedReview[] {
  const reviews = new Map<string, NumberedReview>();
  for (const { review: id, application, organisation, reviewer, criterion, value } of rows) {
    const found = reviews.get(id) ?? {
      id,
      applicationId: application,
      organisationId: organisation,
      reviewer,
      scores: [],
    };
    found.scores.push({ criterionId: criterion, value });
    reviews.set(id, found);
  }
  return [...reviews.values()];
}
