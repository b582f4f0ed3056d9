import { teamRecipients } from "@/lib/accounts/queries/recipients";
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
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** A text written in some languages, in the reader's or the first there is. */
export function inAnyLanguage(text: unknown, locale: Locale): string {
  const words = (text ?? {}) as SomeLanguages;
  return words[locale] || Object.values(words).find(Boolean) || "";
}

const matchSelect = {
  id: true,
  applicationId: true,
  programmeId: true,
  state: true,
  mentorProfileId: true,
  mentorPersonId: true,
  mentorMembershipId: true,
  reasons: true,
  message: true,
  proposedAt: true,
  answerBy: true,
  endedAt: true,
  declinedBy: true,
  mentorAcceptedAt: true,
  startupAcceptedAt: true,
} satisfies Prisma.MatchSelect;

type MatchRow = Prisma.MatchGetPayload<{ select: typeof matchSelect }>;

/** Mentors' cards by profile: two statements, whatever the number. */
export async function mentorViews(
  tx: Tx,
  profileIds: string[],
  locale: Locale,
): Promise<Map<string, MentorView>> {
  const profiles = await tx.mentorProfile.findMany({ where: { id: { in: profileIds } } });
  const memberships = await tx.membership.findMany({
    where: { id: { in: profiles.map((profile) => profile.membershipId) } },
    select: {
      id: true,
      person: { select: { displayName: true } },
      organisation: { select: { shortName: true } },
    },
  });
  const places = new Map(memberships.map((membership) => [membership.id, membership]));
  return new Map(
    profiles.map((profile) => {
      const place = places.get(profile.membershipId);
      const words = {
        person: place?.person.displayName ?? null,
        organisation: place?.organisation?.shortName ?? null,
      };
      return [profile.id, mentorView({ ...profile, ...words }, locale)];
    }),
  );
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

type StoredMatch = Omit<
  MatchRow,
  "applicationId" | "programmeId" | "mentorProfileId" | "mentorPersonId"
>;

/** A match as everybody who may see it is told of it. */
export function matchView(row: StoredMatch, mentor: MentorView, now: Date): MatchView {
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
    reasons: row.reasons as unknown as MatchReason[],
    mentor,
  };
}

async function viewsOf(tx: Tx, rows: MatchRow[], locale: Locale, now: Date): Promise<MatchView[]> {
  const mentors = await mentorViews(
    tx,
    [...new Set(rows.map((row) => row.mentorProfileId))],
    locale,
  );
  return rows.map((row) => matchView(row, mentors.get(row.mentorProfileId) ?? noMentor, now));
}

async function mentorMatches(
  tx: Tx,
  actor: Actor,
  where: Prisma.MatchWhereInput,
  locale: Locale,
  now: Date,
): Promise<MentorMatch[]> {
  const rows = await tx.match.findMany({
    where: { AND: [{ mentorMembershipId: actor.membership?.id ?? "" }, where] },
    select: {
      ...matchSelect,
      application: {
        select: {
          startupId: true,
          listName: true,
          listArea: true,
          intake: { select: { programme: { select: { name: true } } } },
        },
      },
    },
    orderBy: { proposedAt: "desc" },
  });
  const barred = await tx.bar.findMany({
    where: {
      AND: [liveBarsOf(actor), { applicationId: { in: rows.map((row) => row.applicationId) } }],
    },
    select: { applicationId: true },
  });
  const closed = new Set(barred.map((bar) => bar.applicationId));
  const open = rows.filter((row) => !closed.has(row.applicationId) && isMentorOf(actor, row));
  const cards = await tx.mentorCard.findMany({
    where: {
      applicationId: { in: open.map((row) => row.applicationId) },
      approvedAt: { not: null },
    },
  });
  const cardOf = new Map(cards.map((card) => [card.applicationId, card]));
  const views = await viewsOf(tx, open, locale, now);
  const matches: MentorMatch[] = [];
  for (const [at, row] of open.entries()) {
    const view = views[at];
    if (!view) continue;
    const { mentor: _own, ...match } = view;
    const isActive = row.state === "active";
    const isLive = isActive || row.state === "proposed";
    const card = isLive ? cardOf.get(row.applicationId) : undefined;
    const owners = isActive
      ? await teamRecipients(tx, row.application.startupId, ["owner"], now)
      : [];
    matches.push({
      ...match,
      applicationId: row.applicationId,
      programme: inAnyLanguage(row.application.intake.programme.name, locale),
      startup: row.application.listName,
      card: card ? { text: card.text, wishes: card.wishes, language: card.language } : null,
      area: row.application.listArea,
      contacts: owners.map(({ name, address }) => ({ name, address })),
      mayOpen: isActive,
    });
  }
  return matches;
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
