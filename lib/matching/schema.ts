import { z } from "zod";

const count = z.int().nonnegative();
const index = z.int().nonnegative();

const inputShape = z.strictObject({
  scores: z.array(z.array(z.number().nullable())),
  demand: z.array(count),
  capacity: z.array(count),
  minimum: z.array(count).optional(),
  groups: z.array(index).optional(),
  groupDemand: z.array(z.array(count)).optional(),
  fixed: z.array(z.tuple([index, index])).optional(),
  allowShortfall: z.boolean().optional(),
});

/**
 * What is to be matched. Rows are reviewers, columns are applications.
 *
 * - `scores[reviewer][application]`: fit, any finite number; `null` = conflict, never paired.
 * - `demand[application]`: how many reviewers it needs, exactly.
 * - `capacity[reviewer]`: the most applications a reviewer takes.
 * - `minimum[reviewer]`: the fewest, 0 when left out.
 * - `groups[reviewer]`: the reviewer's group, counted from 0 (an organisation, for instance).
 * - `groupDemand[application][group]`: how many of the demanded reviewers must be of that group.
 * - `fixed`: pairs `[reviewer, application]` that stay. Where they already exceed a demand or a
 *   capacity, that number is raised to them and nothing new is added.
 * - `allowShortfall`: when not everything can be met, give the best partial answer instead of
 *   `infeasible`: coverage wins over groups and minimums, and those win over fit.
 */
export type MatchingInput = z.infer<typeof inputShape>;

/** `[reviewer, application]`, both counted from 0. */
export type Pair = [reviewer: number, application: number];

/** What could not be met; all zeros when everything was. */
export const shortfallSchema = z.strictObject({
  /** Reviewers missing, per application. */
  applications: z.array(count),
  /** Reviewers of a group missing, per application and group; empty without group demand. */
  groups: z.array(z.array(count)),
  /** Applications missing to the minimum, per reviewer. */
  minimum: z.array(count),
});
export type Shortfall = z.infer<typeof shortfallSchema>;

/**
 * - `optimal`: `objective` is proved the best by `bound`, an upper bound from the duals over every
 *   pair. With `allowShortfall` it is the best fit at the least possible shortfall.
 * - `infeasible`: not everything can be met; no pairs, `shortfall` names what is missing at best.
 * - `limit`: the time ended first; the pairs are valid but not proved, `bound` says how far at most.
 */
export const resultSchema = z.strictObject({
  status: z.enum(["optimal", "infeasible", "limit"]),
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  seconds: z.number().nonnegative(),
  pairs: z.array(z.tuple([index, index])),
  shortfall: shortfallSchema,
});
export type MatchingResult = z.infer<typeof resultSchema>;

/** The input cannot be read as a matching problem; the message is one line and says where. */
export class MatchingInputError extends Error {
  override readonly name = "MatchingInputError";
}

/**
 * Reads unknown data as a matching problem.
 * @throws MatchingInputError when a part is missing, of the wrong length, ragged or out of range
 */
export function parseMatchingInput(data: unknown): MatchingInput {
  const parsed = inputShape.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = (issue?.path ?? []).map((part) => `[${String(part)}]`).join("");
    const named = where.replace(/^\[(\w+)\]/, "$1");
    throw new MatchingInputError(
      `${named === "" ? "input" : named}: ${issue?.message ?? "unreadable"}`,
    );
  }
  checkMatchingInput(parsed.data);
  return parsed.data;
}

/**
 * Checks what the shape alone cannot say: lengths, ranges and pairs that contradict each other.
 * @throws MatchingInputError
 */
export function checkMatchingInput(input: MatchingInput): void {
  const reviewers = input.scores.length;
  const applications = input.demand.length;
  input.scores.forEach((row, reviewer) => {
    expectLength(`scores[${reviewer}]`, row.length, applications, "application");
    // A plain loop: this is the one part that is long on the caller's thread.
    for (let application = 0; application < applications; application++) {
      const score = row[application];
      if (score !== null && !Number.isFinite(score))
        fail(`scores[${reviewer}][${application}] must be a finite number or null`);
    }
  });
  expectLength("capacity", input.capacity.length, reviewers, "reviewer");
  expectCounts("demand", input.demand);
  expectCounts("capacity", input.capacity);
  if (input.minimum) {
    expectLength("minimum", input.minimum.length, reviewers, "reviewer");
    expectCounts("minimum", input.minimum);
  }
  checkGroups(input, reviewers, applications);
  checkFixed(input, reviewers, applications);
}

function checkGroups(input: MatchingInput, reviewers: number, applications: number): void {
  const { groups, groupDemand } = input;
  if (groups) {
    expectLength("groups", groups.length, reviewers, "reviewer");
    expectCounts("groups", groups);
  }
  if (!groupDemand) return;
  if (!groups) fail("groupDemand needs groups, the group of each reviewer");
  expectLength("groupDemand", groupDemand.length, applications, "application");
  const width = groupDemand[0]?.length ?? 0;
  groupDemand.forEach((row, application) => {
    if (row.length !== width)
      fail(`groupDemand[${application}] has ${row.length} entries, groupDemand[0] has ${width}`);
    expectCounts(`groupDemand[${application}]`, row);
  });
}

function checkFixed(input: MatchingInput, reviewers: number, applications: number): void {
  const seen = new Set<number>();
  (input.fixed ?? []).forEach(([reviewer, application], at) => {
    if (!(reviewer < reviewers && application < applications))
      fail(
        `fixed[${at}] names reviewer ${reviewer} and application ${application}, outside the scores`,
      );
    if (input.scores[reviewer]?.[application] === null)
      fail(`fixed[${at}] is a conflict: scores[${reviewer}][${application}] is null`);
    const key = reviewer * applications + application;
    if (seen.has(key)) fail(`fixed[${at}] repeats the pair [${reviewer}, ${application}]`);
    seen.add(key);
  });
}

function expectLength(name: string, actual: number, expected: number, per: string): void {
  if (actual !== expected)
    fail(`${name} has ${actual} entries, expected ${expected} (one per ${per})`);
}

function expectCounts(name: string, values: readonly number[]): void {
  values.forEach((value, at) => {
    if (!Number.isSafeInteger(value) || value < 0)
      fail(`${name}[${at}] must be a whole number of 0 or more`);
  });
}

function fail(message: string): never {
  throw new MatchingInputError(message);
}
