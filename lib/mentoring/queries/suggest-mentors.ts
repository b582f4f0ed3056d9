import { applicationScope } from "@/lib/applications/scope";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import { solveInThread } from "@/lib/matching/run-in-thread";
import { mentorFit, type MenteeFacts, type MentorFit } from "@/lib/mentoring/fit";
import { isMatchmaker, waitsFor } from "@/lib/mentoring/policy";
import { liveMatchStates, type SuggestedFor } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { countLiveMatches, exclusionsOf, listReadyProfiles, type ProfileRow } from "./facts";
import { mentorViews } from "./list-matches";
import { menteeFactsOf } from "./mentee-facts";

const subjectMatchSelect = {
  id: true,
  state: true,
  mentorProfileId: true,
  mentorMembershipId: true,
  answerBy: true,
  mentorAcceptedAt: true,
  startupAcceptedAt: true,
  declinedBy: true,
  declineReason: true,
  endedAt: true,
} satisfies Prisma.MatchSelect;

type SubjectMatch = Prisma.MatchGetPayload<{ select: typeof subjectMatchSelect }>;

interface Subject {
  id: string;
  reference: string;
  name: string;
  nameOther: string | null;
  startupId: string;
  programmeId: string;
  /** Live ones. */
  matches: SubjectMatch[];
  declined: SubjectMatch[];
  cardApproved: boolean;
  facts: MenteeFacts;
}

const shown = 5;

async function admittedSubjects(tx: Tx, actor: Actor, now: Date): Promise<Subject[]> {
  const scope = applicationScope(actor, now);
  if (scope.kind === "none") return [];
  const rows = await tx.application.findMany({
    where: { AND: [scope.kind === "where" ? scope.where : {}, { status: "admitted" }] },
    select: {
      id: true,
      reference: true,
      status: true,
      listName: true,
      listNameOther: true,
      startupId: true,
      programmeId: true,
      leadOrganisationId: true,
      partnerOrganisationId: true,
      partnerEndedAt: true,
      matches: {
        where: { state: { in: [...liveMatchStates, "declined"] } },
        orderBy: { proposedAt: "desc" },
        select: subjectMatchSelect,
      },
    },
    orderBy: { listName: "asc" },
    take: 200,
  });
  const mine = rows.filter((row) => isMatchmaker(actor, row));
  const cards = await tx.mentorCard.findMany({
    where: { applicationId: { in: mine.map((row) => row.id) }, approvedAt: { not: null } },
    select: { applicationId: true },
  });
  const approved = new Set(cards.map((card) => card.applicationId));
  const facts = await menteeFactsOf(
    tx,
    mine.map((row) => row.id),
  );
  return mine.flatMap((row) => {
    const known = facts.get(row.id);
    if (!known) return [];
    return [
      {
        id: row.id,
        reference: row.reference,
        name: row.listName,
        nameOther: row.listNameOther,
        startupId: row.startupId,
        programmeId: row.programmeId,
        matches: row.matches.filter(({ state }) => state !== "declined"),
        declined: row.matches.filter(({ state }) => state === "declined"),
        cardApproved: approved.has(row.id),
        facts: known,
      },
    ];
  });
}

type Mentor = ProfileRow & { name: string; load: number };

/** Fits of every pair; null where a bar, the own startup, no place or no shared language forbids it. */
async function fitTable(
  tx: Tx,
  mentors: Mentor[],
  subjects: Subject[],
): Promise<(MentorFit | null)[][]> {
  const isExcluded = await exclusionsOf(
    tx,
    mentors.map(({ personId }) => personId),
    subjects.map(({ id }) => id),
  );
  return mentors.map((mentor) =>
    subjects.map((subject) => {
      const isOpen =
        mentor.programmeId === subject.programmeId &&
        !subject.matches.some((match) => match.mentorProfileId === mentor.id) &&
        !isExcluded(mentor.personId, subject);
      return isOpen ? mentorFit(mentor, subject.facts) : null;
    }),
  );
}

/**
 * The optimum: every startup without a mentor gets one if it can, at the greatest total fit under the places left. A
 * pair that came to nothing once is staff's to try again, not the optimum's.
 */
async function bestPairs(
  mentors: Mentor[],
  subjects: Subject[],
  fits: (MentorFit | null)[][],
): Promise<Set<string>> {
  if (mentors.length === 0 || subjects.length === 0) return new Set();
  const result = await solveInThread(
    {
      scores: fits.map((row, mentor) =>
        row.map((fit, subject) =>
          isDeclined(mentors[mentor], subjects[subject]) ? null : (fit?.fit ?? null),
        ),
      ),
      demand: subjects.map((subject) => (subject.matches.length ? 0 : 1)),
      capacity: mentors.map((mentor) => Math.max(0, mentor.capacity - mentor.load)),
      allowShortfall: true,
    },
    { timeLimitSeconds: 10 },
  );
  return new Set(result.pairs.map(([mentor, subject]) => `${mentor}/${subject}`));
}

const isDeclined = (mentor: Mentor | undefined, subject: Subject | undefined) =>
  subject?.declined.some(({ mentorProfileId }) => mentorProfileId === mentor?.id) ?? false;

const turnOf = ({ state, mentorMembershipId, ...accepted }: SubjectMatch) =>
  waitsFor({
    state,
    mentorMembershipId,
    mentorAccepted: accepted.mentorAcceptedAt !== null,
    startupAccepted: accepted.startupAcceptedAt !== null,
  });

/**
 * For each admitted startup that the actor may propose mentors to: its live and its declined matches and the best
 * mentors with reasons, the one of the optimum marked. Solved on a thread of its own, after the reads.
 */
export async function suggestMentors(actor: Actor, locale: Locale): Promise<SuggestedFor[]> {
  const { mentors, subjects, fits, views, now } = await withActor(actor, async (tx, at) => {
    const found = await admittedSubjects(tx, actor, at);
    const ready: Mentor[] = [];
    for (const programmeId of new Set(found.map((subject) => subject.programmeId))) {
      const loads = await countLiveMatches(tx, programmeId);
      for (const profile of await listReadyProfiles(tx, programmeId, at))
        ready.push({ ...profile, load: loads.get(profile.id) ?? 0 });
    }
    const named = [
      ...new Set([
        ...ready.map((mentor) => mentor.id),
        ...found
          .flatMap((subject) => [...subject.matches, ...subject.declined])
          .map((match) => match.mentorProfileId),
      ]),
    ];
    return {
      mentors: ready,
      subjects: found,
      fits: await fitTable(tx, ready, found),
      views: await mentorViews(tx, named, locale),
      now: at,
    };
  });
  const best = await bestPairs(mentors, subjects, fits);
  return subjects.map((subject, column) => ({
    application: {
      id: subject.id,
      reference: subject.reference,
      name: subject.name,
      nameOther: subject.nameOther,
    },
    cardApproved: subject.cardApproved,
    matches: subject.matches.map((match) => ({
      id: match.id,
      state: match.state,
      mentorName: views.get(match.mentorProfileId)?.name ?? "",
      waitsFor: turnOf(match),
      answerBy: match.answerBy?.toISOString() ?? null,
      late: match.answerBy !== null && match.answerBy < now,
    })),
    declined: subject.declined.map((match) => ({
      id: match.id,
      mentorName: views.get(match.mentorProfileId)?.name ?? "",
      by: match.declinedBy === "startup" ? "startup" : "mentor",
      reason: match.declineReason,
      at: (match.endedAt ?? now).toISOString(),
    })),
    suggestions: mentors
      .flatMap((mentor, row) => {
        const fit = fits[row]?.[column];
        const mentorView = views.get(mentor.id);
        if (!fit || !mentorView) return [];
        return [
          {
            mentor: mentorView,
            fit: fit.fit,
            reasons: fit.reasons,
            best: best.has(`${row}/${column}`),
            placesLeft: mentor.capacity - mentor.load,
          },
        ];
      })
      .toSorted((one, other) => Number(other.best) - Number(one.best) || other.fit - one.fit)
      .slice(0, shown),
  }));
}
