import type { OwnReview } from "@/lib/reviews/schema";

/** What a reviewer writes, by the path it has in the API: `note`, `scores.team.value`, `scores.team.comment` … */
export type DraftValues = Record<string, string | number | boolean | null>;

export type Conflicts = Record<string, { yours: unknown; theirs: unknown }>;

/** The editable values of a review as the server has them. */
export function valuesOf(review: OwnReview): DraftValues {
  return {
    note: review.note,
    feedback: review.feedback,
    recommendation: review.recommendation,
    nothingProtected: review.nothingProtected,
    ...Object.fromEntries(
      review.criteria.flatMap(({ key, value, comment }) => [
        [`scores.${key}.value`, value],
        [`scores.${key}.comment`, comment],
      ]),
    ),
  };
}

/** Paths whose value differs from what the server has. */
export function changedPaths(saved: DraftValues, typed: DraftValues): string[] {
  return Object.keys(typed).filter((path) => typed[path] !== saved[path]);
}

/** The request of the API that carries these paths. */
export function bodyOf(revision: number, typed: DraftValues, paths: readonly string[]) {
  const body: Record<string, unknown> = { revision };
  const scores: Record<string, Record<string, unknown>> = {};
  for (const path of paths) {
    const [head = "", criterion, part] = path.split(".");
    if (head !== "scores" || !criterion || !part) body[head] = typed[path];
    else (scores[criterion] ??= {})[part] = typed[path];
  }
  return Object.keys(scores).length > 0 ? { ...body, scores } : body;
}

/** The 409's conflicts, as far as they are about paths this form knows. */
export function conflictsIn(body: Record<string, unknown>, typed: DraftValues): Conflicts {
  const { conflicts } = body;
  if (typeof conflicts !== "object" || conflicts === null) return {};
  return Object.fromEntries(
    Object.entries(conflicts as Conflicts).filter(([path]) => Object.hasOwn(typed, path)),
  );
}
