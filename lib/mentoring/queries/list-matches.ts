import { recipientOf, teamRecipients } from "@/lib/accounts/queries/recipients";
import { liveBarsOf } from "@/lib/access/scope";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import { isMatchmaker, isMentorOf, waitsFor } from "@/lib/mentoring/policy";
import type {
  ApplicationMentors,
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
    profiles.map((profile) => [
      profile.id,
      {
        profileId: profile.id,
        name: places.get(profile.membershipId)?.person.displayName ?? "",
        organisation: inAnyLanguage(
          places.get(profile.membershipId)?.organisation?.shortName,
          locale,
        ),
        headline: inAnyLanguage(profile.headline, locale),
        about: inAnyLanguage(profile.about, locale),
        areas: profile.areas,
        modalities: profile.modalities,
        topics: profile.topics,
        languages: profile.languages,
      },
    ]),
  );
}

const noMentor: MentorView = {
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

async function viewsOf(tx: Tx, rows: MatchRow[], locale: Locale, now: Date): Promise<MatchView[]> {
  const mentors = await mentorViews(
    tx,
    [...new Set(rows.map((row) => row.mentorProfileId))],
    locale,
  );
  return rows.map((row) => {
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
      mentor: mentors.get(row.mentorProfileId) ?? noMentor,
    };
  });
}

/** Addresses of the mentors whose match is active, by match: both accepted, so both may write. */
async function contactsOf(tx: Tx, rows: MatchRow[]): Promise<Map<string, string>> {
  const contacts = new Map<string, string>();
  for (const row of rows.filter(({ state }) => state === "active")) {
    const mentor = await recipientOf(tx, row.mentorPersonId);
    if (mentor) contacts.set(row.id, mentor.address);
  }
  return contacts;
}

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
    const card = await tx.mentorCard.findUnique({ where: { applicationId } });
    const rows = await tx.match.findMany({
      where: { applicationId },
      select: matchSelect,
      orderBy: { proposedAt: "desc" },
    });
    const copy = await tx.application.findUnique({
      where: { id: applicationId },
      select: { listArea: true },
    });
    const role = actor.membership?.role;
    const views = await viewsOf(tx, rows, locale, now);
    const contacts = reader === "team" ? await contactsOf(tx, rows) : new Map<string, string>();
    return {
      application: {
        id: row.id,
        reference: row.reference,
        name: row.startup.listName || row.startup.name,
        area: copy?.listArea ?? null,
        status: row.status,
      },
      // Until an owner approved it the card is the team's draft.
      card:
        card && (reader === "team" || card.approvedAt)
          ? {
              text: card.text,
              wishes: card.wishes,
              language: card.language,
              approvedAt: card.approvedAt?.toISOString() ?? null,
            }
          : null,
      matches: views.map((view) => ({ ...view, contact: contacts.get(view.id) ?? null })),
      may: {
        propose,
        writeCard: reader === "team" && role !== "viewer",
        answer: reader === "team" && role === "owner" && !actor.assisted,
      },
    };
  });
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
