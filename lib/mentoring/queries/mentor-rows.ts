import { sql } from "kysely";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { Prisma } from "@/lib/generated/prisma/client";
import { liveMatchStates } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { conditionOf } from "@/lib/platform/condition";
import { onceInReading, type Tx } from "@/lib/platform/db";
import { ask, select } from "@/lib/platform/sql";

/** The programmes in which the actor proposes mentors; null: none, by role. */
export function mentoredProgrammes(actor: Actor): Prisma.ProgrammeWhereInput | null {
  const { membership } = actor;
  if (!membership?.organisationId) return null;
  const { role, organisationId, programmeId } = membership;
  const own: Prisma.ProgrammeWhereInput = programmeId ? { id: programmeId } : {};
  if (role === "programme_manager" || role === "officer")
    return { AND: [own, { leadOrganisationId: organisationId }] };
  return role === "partner_lead" ? { AND: [own, { partnerOrganisationId: organisationId }] } : null;
}

async function readMentors(tx: Tx, programmes: Prisma.ProgrammeWhereInput, now: Date) {
  const isLive = conditionOf("s", { AND: [{ role: "mentor" }, liveMembershipWhere(now)] });
  return ask(
    tx,
    select
      .selectFrom("mentor_profiles as m")
      .innerJoin("programmes as p", "p.id", "m.programme_id")
      .leftJoin("memberships as s", "s.id", "m.membership_id")
      .leftJoin("people as u", "u.id", "s.person_id")
      .leftJoin("organisations as o", "o.id", "s.organisation_id")
      .where(conditionOf("p", programmes))
      .select((of) => [
        "m.id",
        "m.person_id as personId",
        "m.programme_id as programmeId",
        "p.name as programme",
        "m.headline",
        "m.about",
        "m.areas",
        "m.modalities",
        "m.topics",
        "m.languages",
        "m.capacity",
        "m.active",
        "u.display_name as person",
        "o.short_name as organisation",
        sql<boolean>`coalesce(m.active AND u.suspended_at IS NULL AND ${isLive}, false)`.as(
          "ready",
        ),
        of
          .selectFrom("matches as x")
          .whereRef("x.mentor_profile_id", "=", "m.id")
          .whereRef("x.programme_id", "=", "m.programme_id")
          .where(conditionOf("x", { state: { in: liveMatchStates } }))
          .select(sql<number>`count(*)::int`.as("load"))
          .as("load"),
      ])
      .orderBy("m.id"),
  );
}

/** A mentor of a programme; `ready`: may be proposed; `load`: live matches in that programme. */
export type MentorRow = Awaited<ReturnType<typeof readMentors>>[number];

/** Every mentor of the programmes in which the actor proposes some, by id; empty for who proposes none. One statement. */
export async function mentorRows(tx: Tx, actor: Actor, now: Date): Promise<MentorRow[]> {
  const programmes = mentoredProgrammes(actor);
  if (!programmes) return [];
  return onceInReading(tx, "mentors of the programmes", () => readMentors(tx, programmes, now));
}
