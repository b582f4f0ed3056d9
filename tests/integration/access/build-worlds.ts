import { randomUUID } from "node:crypto";
import {
  isTeamRole,
  plannedSections,
  type PlannedGrant,
  type PlannedMembership,
  type PlannedWorld,
} from "./world-arbitrary";

type Row = Record<string, unknown>;

/** Rows to insert, by table, in snake case; the columns of the first row stand for all. */
export type Tables = Record<string, Row[]>;

/** What all worlds share: organisations and one programme with each partner. */
export interface Ground {
  organisations: Record<"lead" | "first" | "second" | "service", string>;
  programmes: Record<"first" | "second", string>;
  intakes: Record<"first" | "second", string>;
}

export const makeGround = (): Ground => ({
  organisations: {
    lead: randomUUID(),
    first: randomUUID(),
    second: randomUUID(),
    service: randomUUID(),
  },
  programmes: { first: randomUUID(), second: randomUUID() },
  intakes: { first: randomUUID(), second: randomUUID() },
});

export interface BuiltSection {
  id: string;
  application: number;
  key: string;
  tier: "T0" | "T1" | "T2";
  version: number;
}

export interface BuiltDocument {
  id: string;
  application: number;
  key: string;
  tier: "T0" | "T1" | "T2";
  frozenVersions: number[];
}

/** One world as rows, and the same as plain objects in the product's names. */
export interface BuiltWorld {
  people: { id: string; suspended: boolean }[];
  memberships: Row[];
  applications: Row[];
  grants: Row[];
  bars: Row[];
  sections: BuiltSection[];
  documents: BuiltDocument[];
}

const minute = 60_000;
const at = (now: Date, minutes: number) => new Date(now.getTime() + minutes * minute);
const signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const reference = () => {
  const sign = () => signs[Math.floor(Math.random() * signs.length)] ?? "2";
  return `CI-${sign()}${sign()}${sign()}${sign()}-${sign()}${sign()}`;
};

function membershipRow(plan: PlannedMembership, people: string[], startups: string[], on: Ground) {
  const isTeam = isTeamRole(plan.role);
  return {
    id: randomUUID(),
    personId: people[plan.person],
    role: plan.role,
    organisationId: isTeam ? null : on.organisations[plan.organisation],
    programmeId: isTeam || !plan.programme ? null : on.programmes[plan.programme],
    startupId: isTeam ? startups[plan.startup] : null,
    unit: isTeam ? null : plan.unit,
    status: plan.status,
  };
}

const ownReasons: Record<string, string> = {
  mentor: "match",
  ecosystem_partner: "share_pack",
  administrator: "break_glass",
};
const ownReason = (role: string): string => ownReasons[role] ?? "assignment";

function grantRow(plan: PlannedGrant, built: Omit<BuiltWorld, "grants" | "bars">, now: Date): Row {
  const membership = built.memberships[plan.membership] ?? {};
  const application = built.applications[plan.application] ?? {};
  const holder = plan.stranger ? built.people[0]?.id : membership.personId;
  const reason = plan.reason === "own" ? ownReason(String(membership.role)) : plan.reason;
  const documents = built.documents
    .filter((each) => plan.document && each.application === plan.application)
    .map(({ id }) => id);
  return {
    id: randomUUID(),
    personId: holder,
    membershipId: membership.id,
    applicationId: application.id,
    programmeId: application.programmeId,
    organisationId: membership.organisationId ?? application.leadOrganisationId,
    sections: plan.reason === "own" ? ["*", ...plan.sections] : plan.sections,
    reason,
    version: reason === "release" ? plan.version : null,
    documents,
    sourceId: randomUUID(),
    validFrom: at(now, plan.from),
    validUntil: plan.until === null ? null : at(now, Math.max(plan.until, plan.from + 1)),
    revokedAt: plan.revoked ? at(now, -1) : null,
  };
}

/** Lays out one planned world around `now`. */
export function buildWorld(plan: PlannedWorld, on: Ground, now: Date): BuiltWorld {
  const people = plan.suspended.map((suspended) => ({ id: randomUUID(), suspended }));
  const startups = [randomUUID(), randomUUID()];
  const memberships = plan.memberships.map((each) => ({
    ...membershipRow(
      each,
      people.map(({ id }) => id),
      startups,
      on,
    ),
    validFrom: at(now, each.from),
    validUntil: each.until === null ? null : at(now, Math.max(each.until, each.from + 1)),
  }));
  const applications = plan.applications.map((each, index) => {
    const versions = each.status === "draft" ? 0 : each.versions;
    return {
      id: randomUUID(),
      reference: reference(),
      programmeId: on.programmes[each.programme],
      intakeId: on.intakes[each.programme],
      leadOrganisationId: on.organisations.lead,
      partnerOrganisationId: on.organisations[each.programme],
      // Two applications of one startup in one intake would be refused.
      startupId:
        index === 0 ? startups[each.startup] : startups[1 - (plan.applications[0]?.startup ?? 0)],
      formVersionId: randomUUID(),
      status: each.status,
      source: each.source,
      currentVersion: versions,
      submittedAt: versions === 0 ? null : at(now, -100),
      partnerEndedAt: each.partnerEnded && versions > 0 ? at(now, -10) : null,
    };
  });
  const sections = applications.flatMap(({ currentVersion }, application) =>
    Array.from({ length: currentVersion }, (_, number) => number + 1).flatMap((version) =>
      plannedSections.map(({ key, tier }) => ({
        id: randomUUID(),
        application,
        key,
        tier,
        version,
      })),
    ),
  );
  const documents = applications.flatMap(({ currentVersion }, application) =>
    plannedSections.flatMap(({ key, tier }) =>
      [[currentVersion], [1]].map((frozenVersions) => ({
        id: randomUUID(),
        application,
        key,
        tier,
        frozenVersions: currentVersion === 0 ? [] : frozenVersions,
      })),
    ),
  );
  const base = { people, memberships, applications, sections, documents };
  const grants = plan.grants.flatMap((each) => [
    grantRow(each, base, now),
    ...(each.reason === "own" ? [grantRow({ ...each, reason: "release" }, base, now)] : []),
  ]);
  const bars = plan.bars.map((each) => ({
    id: randomUUID(),
    personId: each.person === null ? null : people[each.person]?.id,
    organisationId: each.person === null ? on.organisations[each.organisation] : null,
    unit: each.person === null ? each.unit : null,
    applicationId: applications[each.application]?.id,
    programmeId: applications[each.application]?.programmeId,
    reason: "conflict",
    liftedAt: each.lifted ? now : null,
  }));
  return { ...base, grants, bars };
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);
const asRow = (given: Row): Row =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [snake(key), value]));

/** The rows of a world for bulk insertion. */
export function tablesOf(world: BuiltWorld): Tables {
  const common = (application: number) => ({
    application_id: world.applications[application]?.id,
    organisation_id: world.applications[application]?.leadOrganisationId,
    programme_id: world.applications[application]?.programmeId,
  });
  const versions = new Map<string, Row>();
  for (const { application, version } of world.sections)
    versions.set(`${application}/${version}`, {
      id: randomUUID(),
      ...common(application),
      number: version,
      reason: "submit",
      language: "en-HK",
    });
  return {
    people: world.people.map(({ id, suspended }) => ({
      id,
      email: `${id}@test.example`,
      display_name: "Somebody",
      suspended_at: suspended ? "2026-01-01" : null,
    })),
    memberships: world.memberships.map(asRow),
    applications: world.applications.map((each) => ({ ...asRow(each), returned_sections: [] })),
    application_versions: [...versions.values()],
    version_sections: world.sections.map(({ id, application, key, tier, version }) => ({
      id,
      version_id: versions.get(`${application}/${version}`)?.id,
      ...common(application),
      section_key: key,
      tier,
      language: "en-HK",
      complete: true,
      answers: { text: `${tier} of ${key}` },
    })),
    documents: world.documents.map(({ id, application, key, tier, frozenVersions }) => ({
      id,
      ...common(application),
      section_key: key,
      question_key: "file",
      tier,
      name: "a.pdf",
      size: 1,
      media_type: "application/pdf",
      sha256: "0",
      storage_key: id,
      state: "clean",
      frozen_versions: frozenVersions,
    })),
    answers: world.applications.flatMap((_each, application) =>
      plannedSections.map(({ key, tier }) => ({
        ...common(application),
        section_key: key,
        question_key: "q",
        tier,
        value: "words",
        revision: 1,
      })),
    ),
    application_sections: world.applications.flatMap((_each, application) =>
      plannedSections.map(({ key, tier }) => ({
        ...common(application),
        section_key: key,
        tier,
      })),
    ),
    grants: world.grants.map(asRow),
    bars: world.bars.map(asRow),
  };
}
