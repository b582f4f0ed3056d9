import type { Actor } from "@/lib/platform/actor";
import { allowed, notForYou, notNow, type Permission } from "@/lib/platform/permission";

/** Hours in which the second person confirms and the code is shown. */
export const assistedWaitHours = 24;
/** Minutes a shown code works: one telephone call. */
export const assistedCodeMinutes = 15;
/** Wrong tries a shown code survives. */
export const assistedCodeAttempts = 5;

/** One assisted sign-in, as the rules need it. */
export interface AssistedFacts {
  personId: string;
  askedById: string;
  confirmedById: string | null;
  codeExpiresAt: Date | null;
  usedAt: Date | null;
  endedAt: Date | null;
  expiresAt: Date;
}

/** asked → confirmed → shown → used; `over`: taken back, stopped, or its time has passed unused. */
export type AssistedStanding = "asked" | "confirmed" | "shown" | "used" | "over";

/** Where an assisted sign-in stands. One whose code was used stays `used` until somebody ends it. */
export function assistedStanding(facts: AssistedFacts, now: Date): AssistedStanding {
  if (facts.endedAt) return "over";
  if (facts.usedAt) return "used";
  if (facts.codeExpiresAt) return facts.codeExpiresAt > now ? "shown" : "over";
  if (facts.expiresAt <= now) return "over";
  return facts.confirmedById ? "confirmed" : "asked";
}

/** Staff of the lead who may assist: managers and officers. */
export const assistingRoles = ["programme_manager", "officer"] as const;

export function mayAssist(actor: Actor): boolean {
  const role = actor.membership?.role;
  return assistingRoles.some((each) => each === role);
}

/** The second person is neither who asked nor who is assisted, under whatever membership (product.md, Consent is the owner's). */
export function canConfirmAssisted(actor: Actor, facts: AssistedFacts, now: Date): Permission {
  if (!mayAssist(actor)) return notForYou("accounts.may_not_assist");
  if (actor.personId === facts.askedById || actor.personId === facts.personId)
    return notForYou("accounts.confirm_own_assisted");
  return assistedStanding(facts, now) === "asked" ? allowed : notNow("accounts.assisted_over");
}

/** The code is shown once, to the one who asked, after the second person confirmed. */
export function canShowAssistedCode(actor: Actor, facts: AssistedFacts, now: Date): Permission {
  if (!mayAssist(actor)) return notForYou("accounts.may_not_assist");
  if (actor.personId !== facts.askedById) return notForYou("accounts.code_of_another");
  const standing = assistedStanding(facts, now);
  if (standing === "asked") return notNow("accounts.assisted_unconfirmed");
  return standing === "confirmed" ? allowed : notNow("accounts.assisted_over");
}

/** Anybody of the lead's staff who may know of it ends it, also after the code was used: that only takes away. */
export function canEndAssisted(actor: Actor, facts: AssistedFacts, now: Date): Permission {
  if (!mayAssist(actor)) return notForYou("accounts.may_not_assist");
  return assistedStanding(facts, now) === "over" ? notNow("accounts.assisted_over") : allowed;
}
