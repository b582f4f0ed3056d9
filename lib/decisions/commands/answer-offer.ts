import { transition } from "@/lib/applications/transition";
import { recordAudit } from "@/lib/audit/record";
import { canAcceptOffer, canDeclineOffer, type OfferFacts } from "@/lib/decisions/offer-policy";
import { loadOffer, type OfferRow } from "@/lib/decisions/queries/load-offer";
import type { Case } from "@/lib/decisions/queries/load-case";
import { requireAllowed, whyNot } from "@/lib/platform/permission";
import type { AcceptOfferInput } from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { admit } from "./admit";
import { tellDeciders, tellStartup } from "./tell";
import { lockCase } from "./lock-case";

export interface OfferAnswer {
  state: "accepted" | "declined";
  status: "admitted" | "declined";
}

function offerFacts({ row, parts }: Case, offer: OfferRow): OfferFacts {
  return {
    startupId: row.startupId,
    status: row.status,
    state: offer.state,
    expiresAt: offer.expiresAt,
    isCurrent: parts.decision?.version === row.currentVersion,
  };
}

/**
 * An owner accepts the terms and signs with their typed name, in their own session; the language and the text they read
 * are kept. The startup is admitted: cohort, onboarding list, mails to it and to both organisations. Signing twice, or
 * after the other owner signed, answers the same and changes nothing.
 * Throws 404, applications.owner_only, assisted_session (403), decisions.offer_answered, offer_expired,
 * version_changed, terms_changed (409).
 */
export function acceptOffer(
  actor: Actor,
  applicationId: string,
  input: AcceptOfferInput,
): Promise<OfferAnswer> {
  const admitted = { state: "accepted", status: "admitted" } as const;
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCase(tx, actor, applicationId);
    const offer = await loadOffer(tx, applicationId);
    const permission = canAcceptOffer(actor, offerFacts(found, offer), now);
    if (whyNot(permission) === "decisions.offer_answered" && offer.state === "accepted")
      return admitted;
    requireAllowed(permission);
    if (input.textVersion !== offer.textVersion) throw conflict("decisions.terms_changed");
    await tx.offer.update({
      where: { id: offer.id },
      data: {
        state: "accepted",
        termsAcceptedAt: now,
        signedAt: now,
        signedById: actor.personId,
        signedByName: input.typedName,
        signedLocale: input.locale,
      },
      select: { id: true },
    });
    await audit(tx, actor, found, offer, "offer.accepted", {
      locale: input.locale,
      textVersion: input.textVersion,
    });
    await admit(tx, actor, found, now);
    const path = `/applications/${applicationId}/onboarding`;
    const letter = { template: "admitted", occasion: offer.id, path } as const;
    await tellStartup(tx, actor, found.row, letter, now);
    await tellDeciders(tx, actor, found, { template: "offer_accepted", occasion: offer.id }, now);
    return admitted;
  });
}

/**
 * An owner declines the offer with a reason; all grants and the partner's sight end. Repeatable.
 * Throws 404, applications.owner_only, assisted_session (403), decisions.offer_answered, offer_expired (409).
 */
export function declineOffer(
  actor: Actor,
  applicationId: string,
  input: { reason: string },
): Promise<OfferAnswer> {
  const declined = { state: "declined", status: "declined" } as const;
  return withActor(actor, async (tx) => {
    const { now, ...found } = await lockCase(tx, actor, applicationId);
    const offer = await loadOffer(tx, applicationId);
    const permission = canDeclineOffer(actor, offerFacts(found, offer), now);
    if (whyNot(permission) === "decisions.offer_answered" && offer.state === "declined")
      return declined;
    requireAllowed(permission);
    await tx.offer.update({
      where: { id: offer.id },
      data: { state: "declined", declinedAt: now, declineReason: input.reason },
      select: { id: true },
    });
    await audit(tx, actor, found, offer, "offer.declined", {});
    await transition(tx, actor, { applicationId, to: "declined", now });
    await tellDeciders(tx, actor, found, { template: "offer_declined", occasion: offer.id }, now);
    return declined;
  });
}

function audit(
  tx: Tx,
  actor: Actor,
  { row }: Case,
  offer: OfferRow,
  type: "offer.accepted" | "offer.declined",
  payload: Record<string, string>,
): Promise<void> {
  return recordAudit(tx, actor, {
    type,
    objectType: "offer",
    objectId: offer.id,
    programmeId: row.programmeId,
    applicationId: row.id,
    payload,
  });
}
