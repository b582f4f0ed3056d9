import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";

// What assisted sign-ins and emergencies have in common: somebody asks with a reason, a second person confirms. Who may
// do what, and what follows, are rules of each (accounts/assisted-sign-in.ts, applications/emergency.ts).

/** The columns that both tables have, under one name. */
export const secondPersonSelect = {
  id: true,
  applicationId: true,
  programmeId: true,
  organisationId: true,
  reason: true,
  askedById: true,
  askedAt: true,
  expiresAt: true,
  confirmedById: true,
  confirmedAt: true,
  endedAt: true,
} as const;

interface Asked {
  id: string;
  applicationId: string;
  reason: string;
  askedById: string;
  askedAt: Date;
  confirmedById: string | null;
}

/** Asked for in the last `days` days; older ones leave the list. */
export const askedWithin = (days: number, now: Date) => ({
  askedAt: { gt: new Date(now.getTime() - days * 24 * 3600_000) },
});

/** Newest first, at most a hundred. */
export const newestFirst = {
  orderBy: [{ askedAt: "desc" as const }, { id: "asc" as const }],
  take: 100,
};

type People = ReadonlyMap<string, { displayName: string; email: string }>;

/**
 * The references of those applications that the reader may know (`visible`), and the people named in `rows`, by id; two
 * statements. A row without a reference here is none of the reader's.
 */
export async function referencesAndPeople(
  tx: Tx,
  rows: readonly (Asked & { personId?: string })[],
  visible: Prisma.ApplicationWhereInput,
): Promise<{ references: ReadonlyMap<string, string>; people: People }> {
  const applications = await tx.application.findMany({
    where: { AND: [{ id: { in: rows.map(({ applicationId }) => applicationId) } }, visible] },
    select: { id: true, reference: true },
  });
  const ids = rows.flatMap(({ personId, askedById, confirmedById }) =>
    [personId, askedById, confirmedById].filter((id) => id != null),
  );
  const people = await tx.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true, email: true },
  });
  return {
    references: new Map(applications.map(({ id, reference }) => [id, reference])),
    people: new Map(people.map((person) => [person.id, person])),
  };
}

/** What every such request tells of itself; dates ISO. */
export function secondPersonView(row: Asked, people: People) {
  const nameOf = (id: string) => people.get(id)?.displayName ?? "";
  return {
    id: row.id,
    reason: row.reason,
    askedBy: nameOf(row.askedById),
    askedAt: row.askedAt.toISOString(),
    confirmedBy: row.confirmedById === null ? null : nameOf(row.confirmedById),
  };
}
