import { isBarred } from "@/lib/access/policy";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Tx } from "@/lib/platform/db";

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

/**
 * To whom the startup's releases of an application are open at `now`: live grants of people whose membership is live and
 * whom no bar touches. The one answer behind every "who can see this" of a protected section. Two statements.
 */
export async function listReleasedReaders(
  tx: Tx,
  applicationId: string,
  now: Date,
): Promise<ReleasedReader[]> {
  const grants = await tx.grant.findMany({
    where: {
      AND: [
        { applicationId, reason: "release", revokedAt: null, validFrom: { lte: now } },
        { OR: [{ validUntil: null }, { validUntil: { gt: now } }] },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      membershipId: true,
      sections: true,
      documents: true,
      validUntil: true,
      version: true,
      sourceId: true,
    },
  });
  const ids = grants.flatMap(({ membershipId }) => membershipId ?? []);
  if (ids.length === 0) return [];
  const memberships = await tx.membership.findMany({
    where: {
      AND: [{ id: { in: ids }, person: { suspendedAt: null } }, liveMembershipWhere(now)],
    },
    select: {
      id: true,
      personId: true,
      organisationId: true,
      unit: true,
      person: { select: { displayName: true } },
    },
  });
  const bars = await tx.bar.findMany({
    where: { applicationId, liftedAt: null },
    select: { personId: true, organisationId: true, unit: true },
  });
  const free = new Map(
    memberships.filter((each) => !isBarred(each, bars)).map((each) => [each.id, each]),
  );
  return grants.flatMap(({ membershipId, sections, documents, validUntil, version, sourceId }) => {
    const member = membershipId ? free.get(membershipId) : undefined;
    return member
      ? [
          {
            personId: member.personId,
            membershipId: member.id,
            name: member.person.displayName,
            sections,
            documents,
            until: validUntil,
            version,
            releaseId: sourceId,
          },
        ]
      : [];
  });
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
