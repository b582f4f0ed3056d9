/** One thing a fit is made of: how well it holds, from 0 to 1, and how much it counts. */
export interface FitPart<Code extends string = string> {
  readonly code: Code;
  readonly value: number;
  readonly weight: number;
}

/** Why a pair fits: `points` of the fit come from `code`, `share` of all points (0 to 1). */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly points: number;
  readonly share: number;
}

export interface Explanation<Code extends string = string> {
  /** The pair's fit from 0 to 100: the weighted mean of its parts. */
  readonly fit: number;
  /** What speaks for the pair, the strongest first; equal ones in the order given. */
  readonly reasons: Reason<Code>[];
  /** Parts that count but do not hold at all, the weightiest first. */
  readonly missing: Code[];
}

/** The fit of a pair from 0 to 100: the weighted mean of its parts, 0 without any weight. */
export function fitOf(parts: readonly FitPart[]): number {
  const total = weightOf(parts);
  if (total === 0) return 0;
  return (
    (100 * parts.reduce((sum, part) => sum + clamp(part.value) * Math.max(0, part.weight), 0)) /
    total
  );
}

/** Explains a pair by the same parts its fit was made of, so reasons and score cannot disagree. */
export function explainPair<Code extends string>(
  parts: readonly FitPart<Code>[],
): Explanation<Code> {
  const total = weightOf(parts);
  const fit = fitOf(parts);
  const counted = parts.filter((part) => part.weight > 0);
  const reasons = counted
    .filter((part) => clamp(part.value) > 0)
    .map((part) => {
      const points = (100 * clamp(part.value) * part.weight) / total;
      return { code: part.code, points, share: points / fit };
    })
    .sort((one, other) => other.points - one.points);
  const missing = counted
    .filter((part) => clamp(part.value) === 0)
    .sort((one, other) => other.weight - one.weight)
    .map((part) => part.code);
  return { fit, reasons, missing };
}

const weightOf = (parts: readonly FitPart[]): number =>
  parts.reduce((sum, part) => sum + Math.max(0, part.weight), 0);

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
