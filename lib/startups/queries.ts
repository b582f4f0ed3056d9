import { sql, type InferResult } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Actor } from "@/lib/platform/actor";
import { conditionOf } from "@/lib/platform/condition";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { ask, askOne, select } from "@/lib/platform/sql";
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

const profileColumns = [
  "s.id",
  "s.display_name as displayName",
  "s.name_en as nameEn",
  "s.name_zh_hant as nameZhHant",
  "s.name_zh_hans as nameZhHans",
  "s.website",
  "s.country",
  "s.city",
  "s.founded_year as foundedYear",
  "s.team_size as teamSize",
  "s.one_liner as oneLiner",
  "s.description",
] as const;

type Profile = Pick<
  Prisma.StartupModel,
  | "id"
  | "displayName"
  | "nameEn"
  | "nameZhHant"
  | "nameZhHans"
  | "website"
  | "country"
  | "city"
  | "foundedYear"
  | "teamSize"
  | "oneLiner"
  | "description"
>;

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

const isLiveTeam = (now: Date) =>
  conditionOf("m", { AND: [{ role: { in: teamRoles } }, liveMembershipWhere(now)] });

const teamsOf = (actor: Actor, now: Date) =>
  select
    .selectFrom("memberships as m")
    .innerJoin("startups as s", "s.id", "m.startup_id")
    .where("m.person_id", "=", actor.personId)
    .where(isLiveTeam(now))
    .orderBy("s.display_name")
    .select([
      "s.id",
      "s.display_name as displayName",
      sql<string | null>`coalesce(s.name_zh_hant, s.name_zh_hans)`.as("nameOther"),
      "m.role",
      "m.id as membershipId",
      "m.may_submit as maySubmit",
    ]);

type Team = InferResult<ReturnType<typeof teamsOf>>[number];

const myStartup = (actor: Actor, { role, maySubmit, ...team }: Team): MyStartup => ({
  ...team,
  role: role as TeamRole,
  maySubmit: role === "owner" || maySubmit,
  acting: actor.membership?.id === team.membershipId,
});

/** Startups in whose team the person is, whichever membership they act under now; by name. One statement. */
export function listMyStartups(actor: Actor): Promise<{ items: MyStartup[] }> {
  return withActor(actor, async (tx, now) => {
    const rows = await ask(tx, teamsOf(actor, now));
    return { items: rows.map((row) => myStartup(actor, row)) };
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

export type StartupView = Profile & {
  myRole: TeamRole;
  team: TeamMember[];
  /** To owners only. */
  invitations: OpenInvitation[];
};

/** A startup with its live team and its open invitations. */
const startupWithTeam = (startupId: string, now: Date) =>
  select
    .selectFrom("startups as s")
    .where("s.id", "=", startupId)
    .select(profileColumns)
    .select((of) => [
      jsonArrayFrom(
        of
          .selectFrom("memberships as m")
          .innerJoin("people as p", "p.id", "m.person_id")
          .whereRef("m.startup_id", "=", "s.id")
          .where(isLiveTeam(now))
          .orderBy("m.role")
          .orderBy("m.created_at")
          .select([
            "m.id as membershipId",
            "p.display_name as name",
            "p.email",
            "m.role",
            "m.may_submit as maySubmit",
            "m.person_id as personId",
          ]),
      ).as("team"),
      jsonArrayFrom(
        of
          .selectFrom("invitations as v")
          .whereRef("v.startup_id", "=", "s.id")
          .where("v.accepted_at", "is", null)
          .where("v.revoked_at", "is", null)
          .where("v.expires_at", ">", now)
          .orderBy("v.created_at")
          .select(["v.id", "v.email", "v.role", "v.expires_at as expiresAt"]),
      ).as("invitations"),
    ]);

type Row = InferResult<ReturnType<typeof startupWithTeam>>[number];

function startupView(actor: Actor, row: Row, myRole: TeamRole): StartupView {
  const { team, invitations, ...profile } = row;
  return {
    ...profile,
    myRole,
    team: team.map(({ role, maySubmit, personId, ...member }) => ({
      ...member,
      role: role as TeamRole,
      maySubmit: role === "owner" || maySubmit,
      isMe: personId === actor.personId,
    })),
    invitations: (myRole === "owner" ? invitations : []).map(
      ({ role, expiresAt, ...invitation }) => ({
        ...invitation,
        role: role as TeamRole,
        expiresAt: new Date(expiresAt).toISOString(),
      }),
    ),
  };
}

/** One's startup with its team, for members acting under it. Throws 404 for everyone else. One statement. */
export function getStartup(actor: Actor, startupId: string): Promise<StartupView> {
  return withActor(actor, async (tx, now) => {
    const myRole = teamRoleOf(actor, startupId);
    const row = myRole && (await askOne(tx, startupWithTeam(startupId, now)));
    if (!myRole || !row) throw notFound();
    return startupView(actor, row, myRole);
  });
}

/** `listMyStartups` with the startup that the session acts for, as `getStartup` shows it. One statement. */
export function getMyStartups(
  actor: Actor,
): Promise<{ items: MyStartup[]; acting: StartupView | null }> {
  return withActor(actor, async (tx, now) => {
    const startupId = actor.membership?.startupId ?? null;
    const myRole = startupId && teamRoleOf(actor, startupId);
    if (!startupId || !myRole) return { ...(await listMyStartups(actor)), acting: null };
    const found = await askOne(
      tx,
      select.selectNoFrom([
        jsonArrayFrom(teamsOf(actor, now)).as("items"),
        jsonObjectFrom(startupWithTeam(startupId, now)).as("acting"),
      ]),
    );
    const items = (found?.items ?? []).map((row) => myStartup(actor, row));
    const isActing = items.some(({ acting }) => acting);
    const acting = isActing && found?.acting ? startupView(actor, found.acting, myRole) : null;
    return { items, acting };
  });
}
