import type { Actor } from "@/lib/platform/actor";
import type { Verdict } from "./policy";

/** Hours in which the second person confirms and the code is shown. */
export const helpHours = 24;
/** Minutes a shown code works: one telephone call. */
export const assistedCodeMinutes = 15;
/** Wrong tries a shown code survives. */
export const assistedCodeAttempts = 5;

/** One helped sign-in, as the rules need it. */
export interface HelpFacts {
  personId: string;
  askedById: string;
  confirmedById: string | null;
  codeExpiresAt: Date | null;
  usedAt: Date | null;
  endedAt: Date | null;
  expiresAt: Date;
}

/** asked → confirmed → shown → used; `over`: taken back, stopped, or its time has passed unused. */
export type HelpStanding = "asked" | "confirmed" | "shown" | "used" | "over";

/** Where a helped sign-in stands. One whose code was used stays `used` until somebody ends it. */
export function helpStanding(facts: HelpFacts, now: Date): HelpStanding {
  if (facts.endedAt) return "over";
  if (facts.usedAt) return "used";
  if (facts.codeExpiresAt) return facts.codeExpiresAt > now ? "shown" : "over";
  if (facts.expiresAt <= now) return "over";
  return facts.confirmedById ? "confirmed" : "asked";
}

/** Staff of the lead who may help: managers and officers. */
export const helpingRoles = ["programme_manager", "officer"] as const;

export function isHelper(actor: Actor): boolean {
  const role = actor.membership?.role;
  return helpingRoles.some((each) => each === role);
}

/** The second person is neither who asked nor who is helped, under whatever membership (product.md, Consent is the owner's). */
export function canConfirmHelp(actor: Actor, facts: HelpFacts, now: Date): Verdict {
  if (!isHelper(actor)) return "accounts.may_not_help";
  if (actor.personId === facts.askedById || actor.personId === facts.personId)
    return "accounts.confirm_own_help";
  return helpStanding(facts, now) === "asked" ? null : "accounts.help_over";
}

/** The code is shown once, to the one who asked, after the second person confirmed. */
export function canShowCode(actor: Actor, facts: HelpFacts, now: Date): Verdict {
  if (!isHelper(actor)) return "accounts.may_not_help";
  if (actor.personId !== facts.askedById) return "accounts.code_of_another";
  const standing = helpStanding(facts, now);
  if (standing === "asked") return "accounts.help_unconfirmed";
  return standing === "confirmed" ? null : "accounts.help_over";
}

/** Anybody of the lead's staff who may know of it ends it, also after the code was used: that only takes away. */
export function canEndHelp(actor: Actor, facts: HelpFacts, now: Date): Verdict {
  if (!isHelper(actor)) return "accounts.may_not_help";
  return helpStanding(facts, now) === "over" ? "accounts.help_over" : null;
}
