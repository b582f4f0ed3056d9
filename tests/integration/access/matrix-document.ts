import { actions, matrix, readings, states, type Who } from "./matrix";

const stateTitles = {
  draft: "draft",
  submitted: "submitted",
  in_review: "in review",
  open: "deciding, both recommendations in",
  admitted: "admitted",
  withdrawn: "withdrawn",
} as const;

const standingTitles = {
  own: "by role, of this startup or programme",
  assisted: "as before, in a session that staff helped to open",
  foreign: "of another startup, programme or partner; not assigned, matched or given anything",
  assigned: "with a live assignment",
  matched: "after both accepted the match",
  shared: "with a live share pack",
  released: "as before, and named in a live release of the protected section",
  emergency: "with a live hour that a second person confirmed (emergency access)",
  conflicted: "with all of that, under a bar",
  expired: "the membership, grant or release is past its end",
  revoked: "the grant or release was revoked",
} as const;

const legend = (letters: Record<string, string>): string[] =>
  Object.entries(letters).map(([letter, meaning]) => `- \`${letter}\` ${meaning}`);

const cell = (text: string): string => (text === "-" ? "–" : `\`${text}\``);

/** docs/access-matrix.md, whole. */
export function matrixDocument(): string {
  const who = Object.keys(matrix) as Who[];
  const titles = states.map((state) => stateTitles[state]);
  return [
    "# Who may see and do what",
    "",
    "Made from `tests/integration/access/matrix.ts` by `npm run docs:matrix`; do not edit it here. Every cell is asserted three",
    "times: by the product's own queries with both walls standing, by the database alone, and by the policies alone.",
    "",
    "Read, before the stroke:",
    "",
    ...legend(readings),
    "",
    "Do, after it:",
    "",
    ...legend(actions),
    "",
    "Standings:",
    "",
    ...Object.entries(standingTitles).map(([name, meaning]) => `- **${name}**: ${meaning}`),
    "",
    `| Who | ${titles.join(" | ")} |`,
    `| --- | ${titles.map(() => "---").join(" | ")} |`,
    ...who.map(
      (each) =>
        `| ${each.replaceAll("_", " ")} | ${states.map((state) => cell(matrix[each][state])).join(" | ")} |`,
    ),
    "",
  ].join("\n");
}
