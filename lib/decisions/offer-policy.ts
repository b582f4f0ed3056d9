import { needOwner, needOwnSession } from "@/lib/accounts/team";
import type { ApplicationStatus } from "@/lib/applications/schema";
import type { Actor } from "@/lib/platform/actor";
import { allOf, allowed, notNow, type Permission } from "@/lib/platform/permission";
import type { OfferState } from "./schema";

export interface OfferFacts {
  startupId: string;
  status: ApplicationStatus;
  state: OfferState;
  expiresAt: Date;
  /** The decision is about the version that stands now. */
  isCurrent: boolean;
}

/** An owner, in a session that nobody helped with. */
const needSigner = (actor: Actor, facts: Pick<OfferFacts, "startupId">): Permission =>
  allOf(
    needOwner(actor, facts.startupId, "applications.owner_only"),
    needOwnSession(actor, "applications.assisted_session"),
  );

/** An owner signs in their own session, before the offer expires, for the version that was decided about. */
export function canAcceptOffer(actor: Actor, facts: OfferFacts, now: Date): Permission {
  const owner = needSigner(actor, facts);
  if (!owner.may) return owner;
  if (facts.state !== "sent" || facts.status !== "offered")
    return notNow("decisions.offer_answered");
  if (now > facts.expiresAt) return notNow("decisions.offer_expired");
  return facts.isCurrent ? allowed : notNow("decisions.version_changed");
}

export function canDeclineOffer(actor: Actor, facts: OfferFacts, now: Date): Permission {
  const owner = needSigner(actor, facts);
  if (!owner.may) return owner;
  if (facts.state !== "sent" || facts.status !== "offered")
    return notNow("decisions.offer_answered");
  return now > facts.expiresAt ? notNow("decisions.offer_expired") : allowed;
}
