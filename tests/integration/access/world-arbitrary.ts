import fc from "fast-check";
import { roles } from "@/lib/accounts/schema";

/** Everything relative to one moment, in minutes; the test adds it to the database's clock. */
export interface PlannedMembership {
  person: number;
  role: (typeof roles)[number];
  organisation: "lead" | "first" | "second" | "service";
  startup: number;
  programme: "first" | "second" | null;
  unit: "oncology" | "cardiology" | null;
  status: "active" | "pending" | "ended";
  from: number;
  until: number | null;
}

export interface PlannedApplication {
  programme: "first" | "second";
  status: (typeof statuses)[number];
  source: "self" | "import";
  versions: number;
  partnerEnded: boolean;
  startup: number;
}

export interface PlannedGrant {
  /** Index of the membership it is exercised under. */
  membership: number;
  /** Who holds it, when that is not the membership's own person. */
  stranger: boolean;
  application: number;
  /** `own`: the reason that fits the membership's role, and a release beside it. */
  reason: "own" | "assignment" | "match" | "release" | "share_pack" | "break_glass";
  sections: string[];
  version: number;
  document: boolean;
  from: number;
  until: number | null;
  revoked: boolean;
}

export interface PlannedBar {
  application: number;
  person: number | null;
  organisation: "lead" | "first" | "second" | "service";
  unit: "oncology" | "cardiology" | null;
  lifted: boolean;
}

export interface PlannedWorld {
  suspended: boolean[];
  memberships: PlannedMembership[];
  applications: PlannedApplication[];
  grants: PlannedGrant[];
  bars: PlannedBar[];
}

/** The sections of every application of a random world. */
export const plannedSections = [
  { key: "product", tier: "T1" },
  { key: "science", tier: "T2" },
  { key: "finance", tier: "T2" },
  { key: "profile", tier: "T0" },
] as const;

const statuses = ["draft", "submitted", "in_review", "admitted", "withdrawn", "rejected"] as const;
const organisation = fc.constantFrom("lead", "first", "second", "service" as const);
const unit = fc.constantFrom("oncology", "cardiology", null);
const programme = fc.constantFrom("first", "first", "second" as const);
/** Mostly begun and lasting, sometimes not yet or no longer. */
const from = fc.constantFrom(-60, -60, -60, -60, -60, -60, -60, 30);
const until = fc.constantFrom(null, null, null, null, 90, 90, -5);
const people = 3;
const startups = 2;

type Post = Pick<PlannedMembership, "role" | "organisation">;
/** Three of four posts are ones that exist in life; the fourth is any role in any organisation, however odd. */
const post: fc.Arbitrary<Post> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Post>(
      { role: "owner", organisation: "lead" },
      { role: "programme_manager", organisation: "lead" },
      { role: "officer", organisation: "lead" },
      { role: "reviewer", organisation: "lead" },
      { role: "partner_lead", organisation: "first" },
      { role: "partner_lead", organisation: "first" },
      { role: "reviewer", organisation: "first" },
      { role: "reviewer", organisation: "first" },
      { role: "mentor", organisation: "first" },
      { role: "ecosystem_partner", organisation: "service" },
      { role: "partner_lead", organisation: "second" },
      { role: "administrator", organisation: "lead" },
    ),
  },
  { weight: 1, arbitrary: fc.record({ role: fc.constantFrom(...roles), organisation }) },
);

const membership: fc.Arbitrary<PlannedMembership> = fc
  .tuple(post, membershipDetails())
  .map(([where, details]) => ({ ...details, ...where }));

function membershipDetails(): fc.Arbitrary<Omit<PlannedMembership, keyof Post>> {
  return fc.record({
    person: fc.nat({ max: people - 1 }),
    startup: fc.nat({ max: startups - 1 }),
    programme: fc.option(programme),
    unit,
    status: fc.constantFrom(
      "active",
      "active",
      "active",
      "active",
      "active",
      "active",
      "pending",
      "ended",
    ),
    from,
    until,
  });
}

const application: fc.Arbitrary<PlannedApplication> = fc.record({
  programme,
  status: fc.constantFrom("in_review", "in_review", ...statuses),
  source: fc.constantFrom("self", "self", "self", "import"),
  versions: fc.integer({ min: 1, max: 2 }),
  partnerEnded: fc.constantFrom(false, false, false, false, true),
  startup: fc.nat({ max: startups - 1 }),
});

const grant = (memberships: number, applications: number): fc.Arbitrary<PlannedGrant> =>
  fc.record({
    membership: fc.nat({ max: memberships - 1 }),
    stranger: fc.constantFrom(...Array<boolean>(7).fill(false), true),
    application: fc.nat({ max: applications - 1 }),
    reason: fc.constantFrom(
      "own",
      "own",
      "own",
      "release",
      "release",
      "assignment",
      "match",
      "share_pack",
      "break_glass",
    ),
    sections: fc.subarray(["*", ...plannedSections.map(({ key }) => key)]),
    version: fc.integer({ min: 1, max: 2 }),
    document: fc.boolean(),
    from,
    until,
    revoked: fc.constantFrom(false, false, false, true),
  });

const bar = (applications: number): fc.Arbitrary<PlannedBar> =>
  fc.record({
    application: fc.nat({ max: applications - 1 }),
    person: fc.option(fc.nat({ max: people - 1 })),
    organisation,
    unit,
    lifted: fc.constantFrom(false, false, true),
  });

/** Up to five memberships of three people, two applications, grants and bars between them. */
export const worldArbitrary: fc.Arbitrary<PlannedWorld> = fc
  .record({
    suspended: fc.array(fc.constantFrom(...Array<boolean>(11).fill(false), true), {
      minLength: people,
      maxLength: people,
    }),
    memberships: fc.uniqueArray(membership, {
      minLength: 3,
      maxLength: 5,
      // One live membership of a role at a place (memberships_one_live).
      selector: (each) =>
        `${each.person}/${each.role}/${isTeamRole(each.role) ? each.startup : `${each.organisation}/${each.programme}`}`,
    }),
    applications: fc.array(application, { minLength: 2, maxLength: 2 }),
  })
  .chain((base) =>
    fc.record({
      suspended: fc.constant(base.suspended),
      memberships: fc.constant(base.memberships),
      applications: fc.constant(base.applications),
      grants: fc.array(grant(base.memberships.length, base.applications.length), {
        minLength: 2,
        maxLength: 8,
      }),
      bars: fc.array(bar(base.applications.length), { maxLength: 1 }),
    }),
  );

export const isTeamRole = (role: string): boolean =>
  role === "owner" || role === "editor" || role === "viewer";
