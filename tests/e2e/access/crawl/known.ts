import type { Kind } from "./routes";
import type { Answer } from "./visit";

export type Known = Record<Kind, string[]>;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const slug = "[a-z0-9][a-z0-9-]*";

/** Where ids of each kind stand in addresses, in pages (whose data writes quotes as \") and in JSON. */
const signs: [Kind, string][] = [
  ["agreement", `/cdas/(${uuid})`],
  ["application", `/applications/(${uuid})`],
  ["assignment", `/reviews/(${uuid})`],
  ["cohort", `/desk/cohorts/(${uuid})`],
  ["copy", `/document-copies/(${uuid})`],
  // In JSON an original's address; in a page a button only, whose file's id comes with its name.
  ["document", `/api/documents/(${uuid})`],
  ["document", `documentId[\\\\"]+:[\\\\"]+(${uuid})`],
  ["export", `/exports/(${uuid})`],
  ["import", `/desk/import/(${uuid})`],
  ["intakeId", `/api/intakes/(${uuid})`],
  ["intakeId", `intake\\\\?":{\\\\?"id\\\\?":\\\\?"(${uuid})`],
  ["membership", `membershipId\\\\?":\\\\?"(${uuid})`],
  ["intake", `/(?:desk/intakes|intakes|apply)/(${slug})`],
  ["letter", `/outbox/([0-9]+-[0-9a-f]+)`],
  ["mail", `/desk/mail/(${uuid})`],
  ["match", `/mentoring/matches/(${uuid})`],
  ["programme", `/desk/programmes/(${slug})`],
  ["question", `/questions/(${uuid}|new)`],
  ["release", `/(?:releases|sharing)/(${uuid})`],
  ["startup", `/startups/(${uuid})`],
  ["version", `/form/(${uuid}|[0-9]+)`],
];

export const emptyKnown = (): Known => ({
  agreement: [],
  application: [],
  assignment: [],
  cohort: [],
  copy: [],
  document: [],
  export: [],
  import: [],
  intake: [],
  intakeId: [],
  letter: [],
  mail: [],
  match: [],
  membership: [],
  nothing: ["not-a-token"],
  programme: [],
  question: [],
  release: [],
  run: [],
  section: [
    "company",
    "product",
    "science",
    "intellectual_property",
    "team",
    "finance",
    "plan",
    "ask",
  ],
  startup: [],
  version: [],
});

/** Adds what an answer tells of. What one person was shown is tried by everybody. */
export function learn(known: Known, { body }: Answer): void {
  for (const [kind, sign] of signs)
    for (const [, id] of body.matchAll(new RegExp(sign, "g")))
      if (id && !known[kind].includes(id) && id !== "new") known[kind].push(id);
}
