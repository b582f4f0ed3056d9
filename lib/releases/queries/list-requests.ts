import { liveBarsOf } from "@/lib/access/scope";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { readerStandingOf, standingOf } from "@/lib/releases/lifecycle";
import type { Standing } from "@/lib/releases/schema";
import type { RequestLine } from "@/lib/releases/views";

/** Rows of one list; more than a partner has running at once. */
const most = 200;

const lineSelect = {
  id: true,
  applicationId: true,
  state: true,
  purpose: true,
  sections: true,
  grantedSections: true,
  validFrom: true,
  validUntil: true,
  grantedUntil: true,
  createdAt: true,
  askedAt: true,
  readers: {
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { personId: true, membershipId: true, state: true, interest: true },
  },
  application: { select: { reference: true, listName: true, partnerEndedAt: true } },
} satisfies Prisma.ReleaseSelect;

type Row = Prisma.ReleaseGetPayload<{ select: typeof lineSelect }>;

/** What of the releases exists for somebody of a partner; null: nothing, and no SQL is run. */
function whereOf({ membership, personId }: Actor): Prisma.ReleaseWhereInput | null {
  if (!membership?.organisationId) return null;
  const place: Prisma.ReleaseWhereInput = {
    organisationId: membership.organisationId,
    ...(membership.programmeId ? { programmeId: membership.programmeId } : {}),
  };
  if (membership.role === "partner_lead") return place;
  if (membership.role !== "reviewer") return null;
  const isNamed = { readers: { some: { membershipId: membership.id } } };
  return { AND: [place, { OR: [isNamed, { suggestedById: personId }] }] };
}

function turnOf(actor: Actor, row: Row, standing: Standing): RequestLine["turn"] {
  if (standing === "suggested") return actor.membership?.role === "partner_lead" ? "forward" : null;
  const mine = row.readers.find(({ membershipId }) => membershipId === actor.membership?.id);
  if (!mine) return null;
  const now = readerStandingOf({ ...mine, isBarred: false, isMember: true }, standing);
  if (now === "awaits_declaration") return "declare";
  return now === "reads" ? "read" : null;
}

/**
 * Requests and releases of the actor's organisation in its programme: all of them to its lead, to a reviewer those that
 * name them or that they suggested. Applications with a bar on the actor are not among them. One list, newest first.
 */
export function listRequests(
  actor: Actor,
  filter: { applicationId?: string } = {},
): Promise<RequestLine[]> {
  const scope = whereOf(actor);
  if (!scope) return Promise.resolve([]);
  return withActor(actor, async (tx, now) => {
    const rows = await tx.release.findMany({
      where: {
        AND: [
          scope,
          { application: { bars: { none: liveBarsOf(actor) } } },
          ...(filter.applicationId ? [{ applicationId: filter.applicationId }] : []),
        ],
      },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: most,
      select: lineSelect,
    });
    const people = await tx.person.findMany({
      where: { id: { in: rows.flatMap(({ readers }) => readers.map((each) => each.personId)) } },
      select: { id: true, displayName: true },
    });
    const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
    return rows.map((row) => lineOf(actor, row, names, now));
  });
}

function lineOf(actor: Actor, row: Row, names: Map<string, string>, now: Date): RequestLine {
  const { application } = row;
  const standing = standingOf({ ...row, partnerEndedAt: application.partnerEndedAt }, now);
  const isGranted = row.state === "granted" || row.state === "revoked";
  return {
    id: row.id,
    applicationId: row.applicationId,
    reference: application.reference,
    startup: application.partnerEndedAt ? null : application.listName,
    standing,
    purpose: row.purpose,
    sections: isGranted ? row.grantedSections.length : row.sections.length,
    readers: row.readers
      .filter(({ state }) => state !== "removed")
      .map(({ personId }) => names.get(personId) ?? "")
      .toSorted(),
    at: (row.askedAt ?? row.createdAt).toISOString(),
    until: (row.grantedUntil ?? row.validUntil).toISOString(),
    turn: turnOf(actor, row, standing),
  };
}
