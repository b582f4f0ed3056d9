import { sql } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { liveBarsOf } from "@/lib/access/scope";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import { isMentorOf, waitsFor } from "@/lib/mentoring/policy";
import type {
  MatchReason,
  MatchView,
  MentorMatch,
  MentorView,
  SomeLanguages,
} from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { conditionOf } from "@/lib/platform/condition";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { ask, select } from "@/lib/platform/sql";

/** A text written in some languages, in the reader's or the first there is. */
export function inAnyLanguage(text: unknown, locale: Locale): string {
  const words = (text ?? {}) as SomeLanguages;
  return words[locale] || Object.values(words).find(Boolean) || "";
}

interface StoredMentor {
  id: string;
  person: string | null;
  organisation: unknown;
  headline: unknown;
  about: unknown;
  areas: string[] | null;
  modalities: string[] | null;
  topics: string[] | null;
  languages: string[] | null;
}

/** A mentor's card in the reader's language. */
export const mentorView = (stored: StoredMentor, locale: Locale): MentorView => ({
  profileId: stored.id,
  name: stored.person ?? "",
  organisation: inAnyLanguage(stored.organisation, locale),
  headline: inAnyLanguage(stored.headline, locale),
  about: inAnyLanguage(stored.about, locale),
  areas: stored.areas ?? [],
  modalities: stored.modalities ?? [],
  topics: stored.topics ?? [],
  languages: stored.languages ?? [],
});

export const noMentor: MentorView = {
  profileId: "",
  name: "",
  organisation: "",
  headline: "",
  about: "",
  areas: [],
  modalities: [],
  topics: [],
  languages: [],
};

type StoredMatch = Pick<
  Prisma.MatchModel,
  | "id"
  | "state"
  | "mentorMembershipId"
  | "mentorAcceptedAt"
  | "startupAcceptedAt"
  | "proposedAt"
  | "answerBy"
  | "endedAt"
  | "declinedBy"
  | "message"
> & { reasons: unknown };

/** How far a match is, the same to everybody who may know of it. */
function turnsOf(row: StoredMatch, now: Date): Omit<MatchView, "mentor"> {
  const mentorAccepted = row.mentorAcceptedAt !== null;
  const startupAccepted = row.startupAcceptedAt !== null;
  return {
    id: row.id,
    state: row.state,
    waitsFor: waitsFor({
      state: row.state,
      mentorMembershipId: row.mentorMembershipId,
      mentorAccepted,
      startupAccepted,
    }),
    mentorAccepted,
    startupAccepted,
    proposedAt: row.proposedAt.toISOString(),
    answerBy: row.answerBy?.toISOString() ?? null,
    late: row.answerBy !== null && row.answerBy < now,
    endedAt: row.endedAt?.toISOString() ?? null,
    declinedBy: row.declinedBy,
    message: row.message,
    reasons: row.reasons as MatchReason[],
  };
}

/** A match as everybody who may see it is told of it. */
export const matchView = (row: StoredMatch, mentor: MentorView, now: Date): MatchView => ({
  ...turnsOf(row, now),
  mentor,
});

/** The matches of one membership with what a mentor may be told of each: its card once approved, owners once active. */
const mentorRowsOf = (actor: Actor, where: Prisma.MatchWhereInput, now: Date) =>
  select
    .selectFrom("matches as m")
    .innerJoin("applications as a", "a.id", "m.application_id")
    .innerJoin("programmes as p", "p.id", "a.programme_id")
    .where("m.mentor_membership_id", "=", actor.membership?.id ?? actor.personId)
    .where(conditionOf("m", where))
    .where(conditionOf("a", { bars: { none: liveBarsOf(actor) } }))
    .orderBy("m.proposed_at", "desc")
    .select((of) => [
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
      "m.application_id as applicationId",
      "p.name as programme",
      "a.list_name as startup",
      "a.list_area as area",
      jsonObjectFrom(
        of
          .selectFrom("mentor_cards as c")
          .whereRef("c.application_id", "=", "m.application_id")
          .where("c.approved_at", "is not", null)
          .select(["c.text", "c.wishes", "c.language"]),
      ).as("card"),
      jsonArrayFrom(
        of
          .selectFrom("people as u")
          .where("u.suspended_at", "is", null)
          .where("u.id", "in", (inner) =>
            inner
              .selectFrom("memberships as s")
              .whereRef("s.startup_id", "=", "a.startup_id")
              .where(sql<boolean>`m.state = 'active'`)
              .where(conditionOf("s", { AND: [{ role: "owner" }, liveMembershipWhere(now)] }))
              .select("s.person_id"),
          )
          .select(["u.display_name as name", "u.email as address"])
          .orderBy("u.created_at"),
      ).as("contacts"),
    ]);

async function mentorMatches(
  tx: Tx,
  actor: Actor,
  where: Prisma.MatchWhereInput,
  locale: Locale,
  now: Date,
): Promise<MentorMatch[]> {
  const rows = await ask(tx, mentorRowsOf(actor, where, now));
  return rows
    .filter((row) => isMentorOf(actor, row))
    .map((row) => ({
      ...turnsOf(row, now),
      applicationId: row.applicationId,
      programme: inAnyLanguage(row.programme, locale),
      startup: row.startup,
      card: row.state === "active" || row.state === "proposed" ? row.card : null,
      area: row.area,
      contacts: row.contacts,
      mayOpen: row.state === "active",
    }));
}

/** The acting mentor's matches with the approved cards; nothing else of the startup. */
export function listMyMatches(actor: Actor, locale: Locale): Promise<MentorMatch[]> {
  return withActor(actor, (tx, now) =>
    mentorMatches(tx, actor, { state: { in: ["proposed", "active", "ended"] } }, locale, now),
  );
}

/** One match of the acting mentor. Throws 404 when it is not theirs. */
export function getMyMatch(actor: Actor, id: string, locale: Locale): Promise<MentorMatch> {
  return withActor(actor, async (tx, now) => {
    const [match] = await mentorMatches(tx, actor, { id }, locale, now);
    if (!match) throw notFound();
    return match;
  });
}
