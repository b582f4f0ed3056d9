import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import { visit } from "./visit";

/** As whom a demo person reads applications that are not their own startup's. */
type Standing = "lead" | "lead reviewer" | "shared" | "nothing";

/** The fixed people of the demo (prisma/demo/people.ts); nobody is signed in as null. */
export const crawlers: { email: string | null; standing: Standing }[] = [
  { email: null, standing: "nothing" },
  { email: "founder@demo.test", standing: "nothing" },
  { email: "teammate@demo.test", standing: "nothing" },
  { email: "rival@demo.test", standing: "nothing" },
  { email: "manager@hkstp.demo.test", standing: "lead" },
  { email: "officer@hkstp.demo.test", standing: "lead" },
  { email: "reviewer@hkstp.demo.test", standing: "lead reviewer" },
  { email: "external@demo.test", standing: "lead reviewer" },
  { email: "both@demo.test", standing: "lead reviewer" },
  { email: "lead@az.demo.test", standing: "shared" },
  { email: "reviewer@az.demo.test", standing: "shared" },
  { email: "lead@other.demo.test", standing: "shared" },
  { email: "mentor@demo.test", standing: "shared" },
  { email: "hospital@demo.test", standing: "nothing" },
  { email: "investor@demo.test", standing: "nothing" },
  { email: "auditor@demo.test", standing: "nothing" },
  { email: "admin@demo.test", standing: "nothing" },
];

/** What startups of the demo released to whom, and have not taken back (prisma/demo/releases.ts). */
const releases: Record<string, { startup: string; sections: string[]; files: string[] }[]> = {
  "lead@az.demo.test": [
    { startup: "KinYuen Therapeutics", sections: ["intellectual_property"], files: ["file_fto"] },
    { startup: "Harbour Vaccines", sections: ["science", "plan"], files: ["file_study"] },
  ],
  "reviewer@az.demo.test": [
    { startup: "KinYuen Therapeutics", sections: ["intellectual_property"], files: ["file_fto"] },
  ],
};

export interface Sight {
  /** Application ids whose shared texts may be met. */
  shared: Set<string>;
  /** Application ids whose protected texts may be met. */
  protected: Set<string>;
  /** `<application>-<question>` of the protected texts that a release opens, with the marks of its chosen files. */
  released: Set<string>;
  /** Ids of applications that ended for a partner, who keeps its own deliberation: its reviewers' shared notes. */
  kept: Set<string>;
}

interface Listed {
  id: string;
  reference: string;
  name: string | null;
}

async function items<T>(origin: string, path: string, cookie: string): Promise<T[]> {
  const answer = await visit(origin, path, { cookie });
  if (answer.status !== 200) return [];
  return (JSON.parse(answer.body) as { items?: T[] }).items ?? [];
}

/** Every application that a person's list holds, page by page. */
export async function listedFor(
  origin: string,
  cookie: string,
  view: "all" | "ended" = "all",
): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let page = 1; page < 20; page += 1) {
    const path = `/api/applications?view=${view}&page=${page}`;
    const found = await items<Listed>(origin, path, cookie);
    const fresh = found.filter(({ id }) => !all.some((each) => each.id === id));
    if (fresh.length === 0) break;
    all.push(...fresh);
  }
  // Without a name it is there as reference and outcome only.
  return all.filter(({ name }) => view === "ended" || name !== null);
}

function releasedTo(email: string | null, listed: readonly Listed[]): Set<string> {
  const questionsOf = (key: string) =>
    defaultForm.sections.find((section) => section.key === key)?.questions ?? [];
  return new Set(
    (releases[email ?? ""] ?? []).flatMap(({ startup, sections, files }) =>
      listed
        .filter(({ name }) => name === startup)
        .flatMap(({ id }) =>
          [...sections.flatMap(questionsOf).map(({ key }) => key), ...files].map(
            (key) => `${id}-${key}`,
          ),
        ),
    ),
  );
}

/**
 * What a person may meet, from who they are in the demo: a team its own, the lead's people both tiers of what they list
 * or are assigned, the partners' and the mentor the shared texts of theirs, everybody else none. Lists are asked for the
 * ids; which tier a standing reads is written here and not asked of the product.
 */
export async function sightOf(
  origin: string,
  { email, cookie, standing }: { email: string | null; cookie: string; standing: Standing },
  byReference: Map<string, string>,
  isTeam: boolean,
): Promise<Sight> {
  const nothing = {
    shared: new Set<string>(),
    protected: new Set<string>(),
    released: new Set<string>(),
    kept: new Set<string>(),
  };
  if (!cookie) return nothing;
  const found = await listedFor(origin, cookie);
  const listed = found.map(({ id }) => id);
  if (isTeam) return { ...nothing, shared: new Set(listed), protected: new Set(listed) };
  if (standing === "nothing") return nothing;
  const assigned = (await items<Listed>(origin, "/api/assignments", cookie)).flatMap(
    ({ reference }) => byReference.get(reference) ?? [],
  );
  const matched = (await items<{ applicationId?: string }>(origin, "/api/matches", cookie)).flatMap(
    ({ applicationId }) => applicationId ?? [],
  );
  const shared = new Set([...listed, ...assigned, ...matched]);
  const protectedToo = standing === "lead" || standing === "lead reviewer";
  return {
    shared,
    protected: protectedToo ? new Set(listed) : new Set(),
    released: releasedTo(email, found),
    kept: new Set((await listedFor(origin, cookie, "ended")).map(({ id }) => id)),
  };
}

/** The canaries of an answer that this person may not meet. */
export function leaksIn(body: string, sight: Sight): string[] {
  const found = [...body.matchAll(/CANARY-(T[0-9])-([0-9a-f-]{36})-([a-z_]+)/g)];
  return [
    ...new Set(
      found
        .filter(([, tier = "", id = "", question = ""]) => !isAllowed(sight, tier, id, question))
        .map(([mark]) => mark),
    ),
  ];
}

function isAllowed(sight: Sight, tier: string, id: string, question: string): boolean {
  if (sight.released.has(`${id}-${question}`)) return true;
  if (tier !== "T1") return sight.protected.has(id);
  return sight.shared.has(id) || (question === "note" && sight.kept.has(id));
}
