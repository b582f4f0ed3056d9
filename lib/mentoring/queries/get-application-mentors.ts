import { sql, type InferResult } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import type { Reader } from "@/lib/applications/policy";
import type { Locale } from "@/lib/i18n/locales";
import { isMatchmaker } from "@/lib/mentoring/policy";
import type { ApplicationMentors } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { askOne, dateIn, select, writtenOnce } from "@/lib/platform/sql";
import { matchView, mentorView, noMentor } from "./list-matches";

const card = (applicationId: string) =>
  select
    .selectFrom("mentor_cards as c")
    .where("c.application_id", "=", applicationId)
    .select(["c.text", "c.wishes", "c.language", "c.approved_at as approvedAt"]);

const profile = select
  .selectFrom("mentor_profiles as f")
  .leftJoin("memberships as b", "b.id", "f.membership_id")
  .leftJoin("people as p", "p.id", "b.person_id")
  .leftJoin("organisations as o", "o.id", "b.organisation_id")
  .where(sql<boolean>`f.id = m.mentor_profile_id`)
  .select([
    "f.id",
    "p.display_name as person",
    "o.short_name as organisation",
    "f.headline",
    "f.about",
    "f.areas",
    "f.modalities",
    "f.topics",
    "f.languages",
  ]);

/** The newest first. The address is there of an active match only: both accepted, so both may write. */
const matches = (applicationId: string) =>
  select
    .selectFrom("matches as m")
    .leftJoin("people as w", (join) =>
      join
        .onRef("w.id", "=", "m.mentor_person_id")
        .on("w.suspended_at", "is", null)
        .on("m.state", "=", "active"),
    )
    .where("m.application_id", "=", applicationId)
    .orderBy("m.proposed_at", "desc")
    .select([
      "m.id",
      "m.state",
      "m.mentor_membership_id as mentorMembershipId",
      "m.reasons",
      "m.message",
      "m.proposed_at as proposedAt",
      "m.answer_by as answerBy",
      "m.ended_at as endedAt",
      "m.declined_by as declinedBy",
      "m.mentor_accepted_at as mentorAcceptedAt",
      "m.startup_accepted_at as startupAcceptedAt",
      "w.email as contact",
      jsonObjectFrom(profile).as("mentor"),
    ]);

const build = ({ applicationId }: { applicationId: string }) =>
  select.selectNoFrom([
    jsonObjectFrom(card(applicationId)).as("card"),
    jsonArrayFrom(matches(applicationId)).as("matches"),
  ]);

const statement = writtenOnce(build);

type Stored = InferResult<ReturnType<typeof build>>[number];

/** An application's card and matches, for its team and for its matchmakers. Throws 404 for everyone else. */
export function getApplicationMentors(
  actor: Actor,
  applicationId: string,
  locale: Locale,
): Promise<ApplicationMentors> {
  return withActor(actor, async (tx, now) => {
    const { row, reader } = await findVisibleApplication(tx, actor, applicationId, now);
    const propose = isMatchmaker(actor, row);
    if (reader !== "team" && !propose) throw notFound();
    const stored = await askOne(tx, statement({ applicationId }));
    const role = actor.membership?.role;
    return {
      application: {
        id: row.id,
        reference: row.reference,
        name: row.startup.listName || row.startup.name,
        area: row.list.area,
        status: row.status,
      },
      card: cardView(stored?.card ?? null, reader),
      matches: (stored?.matches ?? []).map(({ contact, mentor, ...match }) => ({
        ...matchView(datesIn(match), mentor ? mentorView(mentor, locale) : noMentor, now),
        contact: reader === "team" ? contact : null,
      })),
      may: {
        propose,
        writeCard: reader === "team" && role !== "viewer",
        answer: reader === "team" && role === "owner" && !actor.assisted,
      },
    };
  });
}

/** Until an owner approved it the card is the team's draft. */
function cardView(stored: Stored["card"], reader: Reader): ApplicationMentors["card"] {
  if (!stored || (reader !== "team" && !stored.approvedAt)) return null;
  const { approvedAt } = stored;
  return { ...stored, approvedAt: approvedAt ? dateIn(approvedAt).toISOString() : null };
}

const datesIn = (match: Omit<Stored["matches"][number], "contact" | "mentor">) => ({
  ...match,
  proposedAt: dateIn(match.proposedAt),
  answerBy: dateIn(match.answerBy),
  endedAt: dateIn(match.endedAt),
  mentorAcceptedAt: dateIn(match.mentorAcceptedAt),
  startupAcceptedAt: dateIn(match.startupAcceptedAt),
});
