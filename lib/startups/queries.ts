import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { teamRoles } from "@/lib/accounts/schema";
import { teamRoleOf } from "@/lib/accounts/team";
import { type TeamRole } from "./schema";

/** Live memberships of a startup's team. */
export const liveTeam = (startupId: string, now: Date): Prisma.MembershipWhereInput => ({
  startupId,
  status: "active",
  role: { in: [...teamRoles] },
  validFrom: { lte: now },
  OR: [{ validUntil: null }, { validUntil: { gt: now } }],
});

const profileSelect = {
  id: true,
  displayName: true,
  nameEn: true,
  nameZhHant: true,
  nameZhHans: true,
  website: true,
  country: true,
  city: true,
  foundedYear: true,
  teamSize: true,
  oneLiner: true,
  description: true,
} satisfies Prisma.StartupSelect;

export interface MyStartup {
  id: string;
  displayName: string;
  nameOther: string | null;
  role: TeamRole;
  membershipId: string;
  maySubmit: boolean;
  /** True for the startup the session acts for now. */
  acting: boolean;
}

/** Startups in whose team the person is, whichever membership they act under now; by name. */
export function listMyStartups(actor: Actor): Promise<{ items: MyStartup[] }> {
  return withActor(actor, async (tx, now) => {
    const rows = await tx.membership.findMany({
      where: {
        personId: actor.personId,
        status: "active",
        role: { in: [...teamRoles] },
        startupId: { not: null },
        validFrom: { lte: now },
        OR: [{ validUntil: null }, { validUntil: { gt: now } }],
      },
      orderBy: { startup: { displayName: "asc" } },
      select: {
        id: true,
        role: true,
        maySubmit: true,
        startup: {
          select: { id: true, displayName: true, nameZhHant: true, nameZhHans: true },
        },
      },
    });
    const items = rows.flatMap(({ id, role, maySubmit, startup }) =>
      startup
        ? [
            {
              id: startup.id,
              displayName: startup.displayName,
              nameOther: startup.nameZhHant ?? startup.nameZhHans,
              role: role as TeamRole,
              membershipId: id,
              maySubmit: role === "owner" || maySubmit,
              acting: actor.membership?.id === id,
            },
          ]
        : [],
    );
    return { items };
  });
}

export interface TeamMember {
  membershipId: string;
  name: string;
  email: string;
  role: TeamRole;
  maySubmit: boolean;
  isMe: boolean;
}

export interface OpenInvitation {
  id: string;
  email: string;
  role: TeamRole;
  expiresAt: string;
}

export type StartupView = Prisma.StartupGetPayload<{ select: typeof profileSelect }> & {
  myRole: TeamRole;
  team: TeamMember[];
  /** To owners only. */
  invitations: OpenInvitation[];
};

async function teamOf(tx: Tx, actor: Actor, startupId: string, now: Date): Promise<TeamMember[]> {
  const rows = await tx.membership.findMany({
    where: liveTeam(startupId, now),
    orderBy: [{ role: "asc" }, { createdAt: "asc" }],
    select: {
      id: true,
      role: true,
      maySubmit: true,
      personId: true,
      person: { select: { displayName: true, email: true } },
    },
  });
  return rows.map(({ id, role, maySubmit, personId, person }) => ({
    membershipId: id,
    name: person.displayName,
    email: person.email,
    role: role as TeamRole,
    maySubmit: role === "owner" || maySubmit,
    isMe: personId === actor.personId,
  }));
}

/** One's startup with its team, for members acting under it. Throws 404 for everyone else. */
export function getStartup(actor: Actor, startupId: string): Promise<StartupView> {
  return withActor(actor, async (tx, now) => {
    const myRole = teamRoleOf(actor, startupId);
    const startup = myRole
      ? await tx.startup.findUnique({ where: { id: startupId }, select: profileSelect })
      : null;
    if (!myRole || !startup) throw notFound();
    const invitations =
      myRole === "owner"
        ? await tx.invitation.findMany({
            where: { startupId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
            orderBy: { createdAt: "asc" },
            select: { id: true, email: true, role: true, expiresAt: true },
          })
        : [];
    return {
      ...startup,
      myRole,
      team: await teamOf(tx, actor, startupId, now),
      invitations: invitations.map(({ role, expiresAt, ...invitation }) => ({
        ...invitation,
        role: role as TeamRole,
        expiresAt: expiresAt.toISOString(),
      })),
    };
  });
}
