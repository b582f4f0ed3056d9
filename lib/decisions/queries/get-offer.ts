import { deliberatedStatuses } from "@/lib/applications/lifecycle";
import { canAcceptOffer, canDeclineOffer } from "@/lib/decisions/offer-policy";
import { isFeedbackReleased } from "@/lib/decisions/outcome-policy";
import type { OfferView } from "@/lib/decisions/views";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { whyNot } from "@/lib/platform/permission";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import { findCase } from "./load-case";
import { loadOffer } from "./load-offer";

/** The offer as the startup's team reads it; throws 404 for everybody else and while there is none. */
export function getOffer(actor: Actor, applicationId: string, locale: Locale): Promise<OfferView> {
  return withActor(actor, async (tx, now) => {
    const { row, reader, parts } = await findCase(tx, actor, applicationId, now);
    if (reader !== "team") throw notFound();
    const offer = await loadOffer(tx, applicationId);
    const facts = {
      startupId: row.startupId,
      status: row.status,
      state: offer.state,
      expiresAt: offer.expiresAt,
      isCurrent: parts.decision?.version === row.currentVersion,
    };
    return {
      applicationId,
      reference: row.reference,
      startup: row.startup.name,
      programme: inLocale(row.programmeName, locale),
      lead: inLocale(row.lead, locale),
      state: offer.state,
      terms: inLocale(offer.terms as LocalisedText, locale),
      textVersion: offer.textVersion,
      sentAt: offer.sentAt,
      expiresAt: offer.expiresAt,
      signedByName: offer.signedByName,
      signedAt: offer.signedAt,
      declinedAt: offer.declinedAt,
      can: {
        accept: whyNot(canAcceptOffer(actor, facts, now)),
        decline: whyNot(canDeclineOffer(actor, facts, now)),
      },
    };
  });
}

/**
 * The feedback that both organisations released to the startup once the letter of the outcome has gone; null before, and to a wait-listed
 * startup, whose decision is still open. For the team; throws 404 for others.
 */
export function getReleasedFeedback(
  actor: Actor,
  applicationId: string,
): Promise<{ text: string; reapplyFrom: Date | null } | null> {
  return withActor(actor, async (tx, now) => {
    const { row, reader, parts, facts, feedback } = await findCase(tx, actor, applicationId, now);
    if (reader !== "team") throw notFound();
    const isFinal = parts.letterSentAt !== null && !deliberatedStatuses.includes(row.status);
    if (!isFinal || !parts.feedback || !isFeedbackReleased(facts, feedback)) return null;
    return { text: parts.feedback.text, reapplyFrom: row.reapplyFrom };
  });
}
