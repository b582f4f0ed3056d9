import type { Locale } from "@/lib/i18n/locales";
import { solveOnce } from "@/lib/matching/kept-solutions";
import { mentorFit, mentorScore } from "@/lib/mentoring/fit";
import { waitsFor } from "@/lib/mentoring/policy";
import type { SuggestedFor, Suggestion } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { admittedSubjects, type Subject, type SubjectMatch } from "./admitted-subjects";
import { exclusionsOf } from "./facts";
import { mentorView } from "./list-matches";
import { mentorRows, type MentorRow } from "./mentor-rows";

/** Suggestions a startup is shown. */
const shown = 5;

/** How many suggestions are explained at once; the rest is only counted. */
export type Explained = (one: Pick<Subject, "id" | "cardApproved" | "matches">) => number;

/** On the page of all startups: two where a mentor is to be chosen now. The others are asked for startup by startup. */
export const explainedOnDesk: Explained = ({ cardApproved, matches }) =>
  cardApproved && matches.length === 0 ? 2 : 0;

/** A mentor who may be proposed, as a fit looks at them. */
type Mentor = ReturnType<typeof mentorOf>;

const mentorOf = (row: MentorRow) => ({
  ...row,
  areas: row.areas ?? [],
  modalities: row.modalities ?? [],
  topics: row.topics ?? [],
  languages: row.languages ?? [],
  load: row.load ?? 0,
});

/** Those who may be proposed to these startups, programme by programme in the startups' order. */
function readyMentors(rows: readonly MentorRow[], subjects: readonly Subject[]): Mentor[] {
  const programmes = [...new Set(subjects.map(({ programmeId }) => programmeId))];
  return programmes.flatMap((of) =>
    rows.filter(({ ready, programmeId }) => ready && programmeId === of).map(mentorOf),
  );
}

/** Fits of every pair; null where a bar, the own startup, no place or no shared language forbids it. */
async function fitTable(
  tx: Tx,
  mentors: readonly Mentor[],
  subjects: readonly Subject[],
): Promise<(number | null)[][]> {
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
      return isOpen ? mentorScore(mentor, subject.facts) : null;
    }),
  );
}

/**
 * The optimum: every startup without a mentor gets one if it can, at the greatest total fit under the places left. A
 * pair that came to nothing once is staff's to try again, not the optimum's.
 */
async function bestPairs(
  mentors: readonly Mentor[],
  subjects: readonly Subject[],
  fits: readonly (number | null)[][],
): Promise<Set<string>> {
  if (mentors.length === 0 || subjects.length === 0) return new Set();
  const declined = subjects.map(
    (subject) => new Set(subject.declined.map(({ mentorProfileId }) => mentorProfileId)),
  );
  const result = await solveOnce(
    {
      scores: fits.map((row, mentor) =>
        row.map((fit, subject) => (declined[subject]?.has(mentors[mentor]?.id ?? "") ? null : fit)),
      ),
      demand: subjects.map((subject) => (subject.matches.length ? 0 : 1)),
      capacity: mentors.map((mentor) => Math.max(0, mentor.capacity - mentor.load)),
      allowShortfall: true,
    },
    { timeLimitSeconds: 10 },
  );
  return new Set(result.pairs.map(([mentor, subject]) => `${mentor}/${subject}`));
}

/** The best few for one startup, the optimum's first; only these are explained. */
function suggestionsFor(
  subject: Subject,
  candidates: readonly { mentor: Mentor; fit: number; best: boolean }[],
  locale: Locale,
  explained: number,
): Suggestion[] {
  if (explained === 0) return [];
  return candidates
    .toSorted((one, other) => Number(other.best) - Number(one.best) || other.fit - one.fit)
    .slice(0, explained)
    .map(({ mentor, fit, best }) => ({
      mentor: mentorView(mentor, locale),
      fit,
      reasons: mentorFit(mentor, subject.facts)?.reasons ?? [],
      best,
      placesLeft: mentor.capacity - mentor.load,
    }));
}

function subjectView(subject: Subject, nameOf: (id: string) => string, now: Date) {
  const { id, reference, name, nameOther, cardApproved, matches, declined } = subject;
  return {
    application: { id, reference, name, nameOther },
    cardApproved,
    matches: matches.map((match: SubjectMatch) => ({
      id: match.id,
      state: match.state,
      mentorName: nameOf(match.mentorProfileId),
      waitsFor: waitsFor(match),
      answerBy: match.answerBy?.toISOString() ?? null,
      late: match.answerBy !== null && match.answerBy < now,
    })),
    declined: declined.map((match) => ({
      id: match.id,
      mentorName: nameOf(match.mentorProfileId),
      by: match.declinedBy === "startup" ? ("startup" as const) : ("mentor" as const),
      reason: match.declineReason,
      at: (match.endedAt ?? now).toISOString(),
    })),
  };
}

/** What suggestions are made of; to be read with the rest of a page, and made once its transaction is over. */
export function readSuggesting(actor: Actor) {
  return withActor(actor, async (tx, now) => {
    const subjects = await admittedSubjects(tx, actor, now);
    const rows = subjects.length > 0 ? await mentorRows(tx, actor, now) : [];
    const mentors = readyMentors(rows, subjects);
    const names = new Map(rows.map(({ id, person }) => [id, person ?? ""]));
    return { subjects, mentors, names, fits: await fitTable(tx, mentors, subjects), now };
  });
}

/** The suggestions from what was read. Solved on a thread of its own when nobody asked for the same before. */
export async function suggestionsFrom(
  { subjects, mentors, names, fits, now }: Awaited<ReturnType<typeof readSuggesting>>,
  locale: Locale,
  explained: Explained = () => shown,
): Promise<SuggestedFor[]> {
  const best = await bestPairs(mentors, subjects, fits);
  return subjects.map((subject, column) => {
    const candidates = mentors.flatMap((mentor, row) => {
      const fit = fits[row]?.[column] ?? null;
      return fit === null ? [] : [{ mentor, fit, best: best.has(`${row}/${column}`) }];
    });
    const suggestions = suggestionsFor(subject, candidates, locale, explained(subject));
    return {
      ...subjectView(subject, (id) => names.get(id) ?? "", now),
      suggestions,
      further: Math.min(shown, candidates.length) - suggestions.length,
    };
  });
}

/**
 * For each admitted startup that the actor may propose mentors to, or for the one that is named: its live and its declined
 * matches and the best mentors with reasons, the one of the optimum over all startups marked. Four statements.
 */
export async function suggestMentors(
  actor: Actor,
  locale: Locale,
  applicationId?: string,
): Promise<SuggestedFor[]> {
  if (!applicationId) return suggestionsFrom(await readSuggesting(actor), locale);
  const explained: Explained = ({ id }) => (id === applicationId ? shown : 0);
  const all = await suggestionsFrom(await readSuggesting(actor), locale, explained);
  return all.filter(({ application }) => application.id === applicationId);
}
