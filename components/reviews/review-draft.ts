import type { Values } from "@/components/ui/draft/draft-state";
import type { OwnReview } from "@/lib/reviews/views";

/** The editable values of a review by the path each has in the API: `note`, `scores.team.value` … */
export function valuesOf(review: OwnReview): Values {
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

/** A text of the form; empty where none stands. */
export function textOf(values: Values, path: string): string {
  const value = values[path];
  return typeof value === "string" ? value : "";
}

/** Those values as fields of a draft: each is stored as it is. */
export function reviewFields(keys: readonly string[]) {
  return {
    keys,
    isSame: (_key: string, one: unknown, other: unknown): boolean => one === other,
    toStore: (_key: string, value: unknown) => ({ ok: true as const, value }),
  };
}

/** The request of the API that carries these values. */
export function bodyOf(revision: number, values: Values) {
  const body: Record<string, unknown> = { revision };
  const scores: Record<string, Record<string, unknown>> = {};
  for (const [path, value] of Object.entries(values)) {
    const [head = "", criterion, part] = path.split(".");
    if (head !== "scores" || !criterion || !part) body[head] = value;
    else (scores[criterion] ??= {})[part] = value;
  }
  return Object.keys(scores).length > 0 ? { ...body, scores } : body;
}
