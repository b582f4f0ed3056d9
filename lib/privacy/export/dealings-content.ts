import { getOffer, getReleasedFeedback } from "@/lib/decisions/queries/get-offer";
import { getOnboarding } from "@/lib/decisions/queries/get-onboarding";
import type { Locale } from "@/lib/i18n/locales";
import { getApplicationMentors } from "@/lib/mentoring/queries/get-application-mentors";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import { loadTeamPlace } from "@/lib/releases/queries/load-release";
import { mostLines, receiptLines } from "@/lib/releases/queries/receipt";
import type { ReleaseView } from "@/lib/releases/views";
import { listEnquiries } from "@/lib/reviews/queries/list-enquiries";
import type { ExportedApplication, ExportedRelease } from "./content";

type Dealings = Pick<
  ExportedApplication,
  | "questions"
  | "releases"
  | "mustNotSee"
  | "receipt"
  | "sealedTexts"
  | "feedback"
  | "offer"
  | "onboarding"
  | "mentorCard"
  | "matches"
>;

/** What both organisations asked, saw, said and offered about an application, as its team reads it on its own pages. */
export async function dealingsOf(actor: Actor, id: string, locale: Locale): Promise<Dealings> {
  const sharing = await getSharing(actor, id, locale);
  const { lines, sealed } = await withActor(actor, async (tx, now) =>
    receiptLines(tx, await loadTeamPlace(tx, actor, id, now), locale, mostLines),
  );
  return {
    questions: await questionsOf(actor, id, locale),
    releases: sharing.releases.map(releaseOf),
    mustNotSee: sharing.keptOut.map(({ person, unit, since }) => ({ person, unit, since })),
    receipt: lines,
    sealedTexts: sealed,
    ...(await outcomeOf(actor, id, locale)),
    ...(await mentoringOf(actor, id, locale)),
  };
}

async function questionsOf(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Dealings["questions"]> {
  const enquiries = await listEnquiries(actor, id, locale);
  return enquiries.map(({ organisation, question, askedAt, answer, answeredAt, state }) => ({
    from: organisation,
    question,
    askedAt,
    answer,
    answeredAt,
    state,
  }));
}

function releaseOf(release: ReleaseView): ExportedRelease {
  const { id, standing, basis, purpose, sections, readers, by, at, until, messages } = release;
  const { answeredAt, reason, endedAt, version } = release;
  return {
    id,
    standing,
    basis,
    purpose,
    sections,
    readers: readers.map(({ name, role, unit, standing: each }) => ({
      name,
      role,
      unit,
      standing: each,
    })),
    askedBy: by,
    askedAt: at,
    until,
    answeredAt,
    reason,
    endedAt,
    version,
    messages: messages.map(({ fromStartup, by: writer, at: when, body }) => ({
      fromStartup,
      by: writer,
      at: when,
      text: body,
    })),
  };
}

async function outcomeOf(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Pick<Dealings, "feedback" | "offer" | "onboarding">> {
  const feedback = await ifThere(getReleasedFeedback(actor, id));
  const offer = await ifThere(getOffer(actor, id, locale));
  const onboarding = await ifThere(getOnboarding(actor, id, locale));
  return {
    feedback: feedback && { text: feedback.text, reapplyFrom: iso(feedback.reapplyFrom) },
    offer: offer && {
      state: offer.state,
      terms: offer.terms,
      textVersion: offer.textVersion,
      sentAt: offer.sentAt.toISOString(),
      expiresAt: offer.expiresAt.toISOString(),
      signedByName: offer.signedByName,
      signedAt: iso(offer.signedAt),
      declinedAt: iso(offer.declinedAt),
    },
    onboarding: onboarding && {
      cohort: onboarding.cohort.name,
      admittedAt: onboarding.admittedAt.toISOString(),
      items: onboarding.items.map(({ label, owner, dueAt, doneAt }) => ({
        label,
        owner,
        dueAt: iso(dueAt),
        doneAt: iso(doneAt),
      })),
    },
  };
}

async function mentoringOf(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Pick<Dealings, "mentorCard" | "matches">> {
  const { card, matches } = await getApplicationMentors(actor, id, locale);
  return {
    mentorCard: card,
    matches: matches.map(({ mentor, state, message, proposedAt, endedAt }) => ({
      mentor: mentor.name,
      organisation: mentor.organisation,
      state,
      message: message || null,
      proposedAt,
      endedAt,
    })),
  };
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Null where the page of it does not exist for this application, such as an offer before there is one. */
async function ifThere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null;
    throw error;
  }
}
