import type { MatchingInput, Pair } from "@/lib/matching/schema";

/** The best fit by looking at every set of pairs, undefined when none meets everything. */
export function bestByBruteForce(input: MatchingInput): number | undefined {
  const open = input.scores.flatMap((row, reviewer) =>
    row.flatMap((score, application) =>
      score === null ? [] : [[reviewer, application] satisfies Pair],
    ),
  );
  let best: number | undefined;
  for (let mask = 0; mask < 2 ** open.length; mask++) {
    const pairs = open.filter((_, bit) => (mask >> bit) & 1);
    if (violations(input, pairs).length > 0) continue;
    const fit = fitOfPairs(input, pairs);
    if (best === undefined || fit > best) best = fit;
  }
  return best;
}

/** The total fit of pairs. */
export function fitOfPairs(input: MatchingInput, pairs: readonly Pair[]): number {
  return pairs.reduce(
    (sum, [reviewer, application]) => sum + (input.scores[reviewer]?.[application] ?? Number.NaN),
    0,
  );
}

/** Every rule of the input that the pairs break, in words. */
export function violations(input: MatchingInput, pairs: readonly Pair[]): string[] {
  const broken: string[] = [];
  const keys = new Set(pairs.map(String));
  if (keys.size !== pairs.length) broken.push("a pair twice");
  for (const pair of input.fixed ?? []) if (!keys.has(String(pair))) broken.push(`fixed ${pair}`);
  for (const [reviewer, application] of pairs)
    if (typeof input.scores[reviewer]?.[application] !== "number") broken.push("a conflict");
  input.demand.forEach((demand, application) => {
    const mine = pairs.filter(([, of]) => of === application);
    const pinned = (input.fixed ?? []).filter(([, of]) => of === application).length;
    if (mine.length !== Math.max(demand, pinned)) broken.push(`demand ${application}`);
    input.groupDemand?.[application]?.forEach((wanted, group) => {
      const inGroup = mine.filter(([reviewer]) => input.groups?.[reviewer] === group);
      if (inGroup.length < wanted) broken.push(`group ${group} of ${application}`);
    });
  });
  input.capacity.forEach((capacity, reviewer) => {
    const load = pairs.filter(([who]) => who === reviewer).length;
    const pinned = (input.fixed ?? []).filter(([who]) => who === reviewer).length;
    if (load > Math.max(capacity, pinned)) broken.push(`capacity ${reviewer}`);
    if (load < (input.minimum?.[reviewer] ?? 0)) broken.push(`minimum ${reviewer}`);
  });
  return broken;
}
