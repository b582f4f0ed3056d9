import { cohortStatuses } from "@/lib/applications/lifecycle";
import { localisedName } from "@/lib/accounts/localised-name";
import { applicationScope } from "@/lib/applications/scope";
import type { OutcomeParty } from "@/lib/decisions/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { CohortSummary, CohortView } from "@/lib/decisions/views";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

const staffRoles = ["programme_manager", "officer", "partner_lead"];

/** The applications a member of staff may see; throws 404 for anybody else. */
function staffScope(actor: Actor, now: Date): Prisma.ApplicationWhereInput {
  const scope = applicationScope(actor, now);
  if (scope.kind !== "where" || !staffRoles.includes(actor.membership?.role ?? ""))
    throw notFound();
  return scope.where;
}

const memberSelect = {
  cohortId: true,
  applicationId: true,
  admittedAt: true,
  admittedBy: true,
} satisfies Prisma.CohortMemberSelect;

/** Members whose application the reader may see; cohort_members has no relation to applications, so ids are matched. */
async function visibleMembers(tx: Tx, where: Prisma.ApplicationWhereInput, cohortId?: string) {
  const applications = await tx.application.findMany({
    where: { AND: [where, { status: { in: [...cohortStatuses] } }] },
    orderBy: [{ listName: "asc" }, { id: "asc" }],
    select: {
      id: true,
      reference: true,
      status: true,
      listName: true,
      listNameOther: true,
      listTitle: true,
      startup: { select: { displayName: true } },
    },
  });
  const members = await tx.cohortMember.findMany({
    where: {
      AND: [
        { applicationId: { in: applications.map(({ id }) => id) } },
        ...(cohortId ? [{ cohortId }] : []),
      ],
    },
    select: memberSelect,
  });
  const items = await tx.onboardingItem.findMany({
    where: { applicationId: { in: members.map((member) => member.applicationId) } },
    orderBy: { position: "asc" },
    select: { applicationId: true, label: true, owner: true, dueAt: true, doneAt: true },
  });
  return applications.flatMap((application) => {
    const member = members.find((each) => each.applicationId === application.id);
    const own = items.filter((item) => item.applicationId === application.id);
    return member ? [{ application, member, items: own }] : [];
  });
}

const doneOf = (items: readonly { doneAt: Date | null }[]) =>
  items.filter((item) => item.doneAt !== null).length;

async function cohortRows(tx: Tx, ids: readonly string[]) {
  const cohorts = await tx.cohort.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, programmeId: true },
  });
  const programmes = await tx.programme.findMany({
    where: { id: { in: cohorts.map((cohort) => cohort.programmeId) } },
    select: { id: true, name: true },
  });
  const names = new Map(programmes.map(({ id, name }) => [id, name]));
  return cohorts.map((cohort) => ({ ...cohort, programme: names.get(cohort.programmeId) }));
}

/** Cohorts with at least one member the reader may see, newest first. Throws 404 for others than staff. */
export function listCohorts(actor: Actor, locale: Locale): Promise<CohortSummary[]> {
  return withActor(actor, async (tx, now) => {
    const members = await visibleMembers(tx, staffScope(actor, now));
    const ids = [...new Set(members.map(({ member }) => member.cohortId))];
    return (await cohortRows(tx, ids)).map((cohort) => {
      const own = members.filter(({ member }) => member.cohortId === cohort.id);
      const items = own.flatMap((each) => each.items);
      return {
        id: cohort.id,
        name: localisedName(cohort.name, locale),
        programme: localisedName(cohort.programme, locale),
        members: own.length,
        itemsDone: doneOf(items),
        itemsTotal: items.length,
      };
    });
  });
}

/** One cohort with its visible members and where each stands in its onboarding. Throws 404. */
export function getCohort(actor: Actor, id: string, locale: Locale): Promise<CohortView> {
  return withActor(actor, async (tx, now) => {
    const members = await visibleMembers(tx, staffScope(actor, now), id);
    const [cohort] = await cohortRows(tx, members.length > 0 ? [id] : []);
    if (!cohort) throw notFound();
    const items = members.flatMap((each) => each.items);
    return {
      id,
      name: localisedName(cohort.name, locale),
      programme: localisedName(cohort.programme, locale),
      members: members.length,
      itemsDone: doneOf(items),
      itemsTotal: items.length,
      rows: members.map(({ application, member, items: own }) => {
        const open = own.filter((item) => item.doneAt === null);
        const next = open.toSorted(
          (a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity),
        )[0];
        return {
          applicationId: application.id,
          reference: application.reference,
          name: application.listName || application.startup.displayName,
          otherName: application.listNameOther,
          title: application.listTitle,
          status: application.status,
          admittedAt: member.admittedAt,
          admittedBy: member.admittedBy as OutcomeParty,
          itemsDone: doneOf(own),
          itemsTotal: own.length,
          next: next
            ? { label: localisedName(next.label, locale), owner: next.owner, dueAt: next.dueAt }
            : null,
          late: open.filter((item) => item.dueAt !== null && item.dueAt < now).length,
        };
      }),
    };
  });
}
