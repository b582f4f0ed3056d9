import { sql, type InferResult } from "kysely";
import { isBarred, type BarFacts } from "@/lib/access/policy";
import type { Tx } from "@/lib/platform/db";
import { ask, select } from "@/lib/platform/sql";
import type { VisibleApplication } from "./find-visible-application";

/** Somebody outside the lead to whom protected sections are open now, by a live release. */
export interface ReleasedReader {
  personId: string;
  membershipId: string;
  name: string;
  sections: string[];
  until: Date | null;
  version: number | null;
  releaseId: string | null;
  /** Chosen documents of the sections. */
  documents: readonly string[];
}

/** The live grants of an application's releases, with the people whose membership is live; a part of one statement. */
export const releaseGrants = (applicationId: string, now: Date) =>
  select
    .selectFrom("grants as g")
    .innerJoin("memberships as m", "m.id", "g.membership_id")
    .innerJoin("people as p", "p.id", "m.person_id")
    .where("g.application_id", "=", applicationId)
    .where("g.reason", "=", "release")
    .where("g.revoked_at", "is", null)
    .where("g.valid_from", "<=", now)
    .where((of) => of.or([of("g.valid_until", "is", null), of("g.valid_until", ">", now)]))
    // Twin of liveMembershipWhere (accounts/live-memberships.ts).
    .where("m.status", "=", "active")
    .where("m.valid_from", "<=", now)
    .where((of) => of.or([of("m.valid_until", "is", null), of("m.valid_until", ">", now)]))
    .where("p.suspended_at", "is", null)
    .orderBy("g.created_at")
    .orderBy("g.id")
    .select((of) => [
      "m.person_id as personId",
      "m.id as membershipId",
      "m.organisation_id as organisationId",
      "m.unit",
      "p.display_name as name",
      of.fn.coalesce("g.sections", sql<string[]>`'{}'`).as("sections"),
      of.fn.coalesce("g.documents", sql<string[]>`'{}'`).as("documents"),
      "g.valid_until as until",
      "g.version",
      "g.source_id as releaseId",
    ]);

type ReleaseGrant = InferResult<ReturnType<typeof releaseGrants>>[number];

/** A release's grant as it stands in a statement of its own, or, with its date as text, inside of another. */
export type StoredReleaseGrant = Omit<ReleaseGrant, "until"> & { until: Date | string | null };

/** Those of them whom no bar of the application touches. */
export const releasedReadersFrom = (
  grants: readonly StoredReleaseGrant[],
  bars: readonly BarFacts[],
): ReleasedReader[] =>
  grants
    .filter((grant) => !isBarred(grant, bars))
    .map(({ organisationId: _organisationId, unit: _unit, until, ...reader }) => ({
      ...reader,
      until: until === null ? null : new Date(until),
    }));

/**
 * To whom the startup's releases of an application are open at `now`: live grants of people whose membership is live and
 * whom no bar touches. The one answer behind every "who can see this" of a protected section.
 */
export async function listReleasedReaders(
  tx: Tx,
  { row, bars }: Pick<VisibleApplication, "bars"> & { row: { id: string } },
  now: Date,
): Promise<ReleasedReader[]> {
  return releasedReadersFrom(await ask(tx, releaseGrants(row.id, now)), bars);
}

/** Those of them who read one section, each person once, with the later of their ends. */
export const readersOfSection = (
  readers: readonly ReleasedReader[],
  sectionKey: string,
): ReleasedReader[] => onceEach(readers.filter(({ sections }) => sections.includes(sectionKey)));

/** Those of them for whom one document was chosen, in the version that holds it. */
export const readersOfDocument = (
  readers: readonly ReleasedReader[],
  document: { id: string; sectionKey: string; frozenVersions: readonly number[] },
): ReleasedReader[] =>
  onceEach(
    readers.filter(
      ({ sections, documents, version }) =>
        sections.includes(document.sectionKey) &&
        documents.includes(document.id) &&
        version !== null &&
        document.frozenVersions.includes(version),
    ),
  );

function onceEach(readers: readonly ReleasedReader[]): ReleasedReader[] {
  const byPerson = new Map<string, ReleasedReader>();
  for (const reader of readers) {
    const before = byPerson.get(reader.personId);
    if (!before || (reader.until ?? 0) > (before.until ?? 0)) byPerson.set(reader.personId, reader);
  }
  return [...byPerson.values()];
}
