import type { Actor } from "@/lib/platform/actor";
import { allowed, notForYou, notNow, unseen, type Permission } from "@/lib/platform/permission";

/** Minutes that a confirmed emergency opens an application (issue: one hour). */
export const emergencyMinutes = 60;
/** Hours in which the second person confirms. */
export const emergencyWaitHours = 24;

/** One emergency, as the rules need it. */
export interface EmergencyFacts {
  askedById: string;
  organisationId: string;
  programmeId: string;
  confirmedById: string | null;
  validUntil: Date | null;
  endedAt: Date | null;
  expiresAt: Date;
}

/** asked → open → over; `over`: refused, taken back, ended, or its time has passed. */
export type EmergencyStanding = "asked" | "open" | "over";

export function emergencyStanding(facts: EmergencyFacts, now: Date): EmergencyStanding {
  if (facts.endedAt) return "over";
  if (facts.validUntil) return facts.validUntil > now ? "open" : "over";
  return facts.expiresAt > now ? "asked" : "over";
}

/** An administrator of an organisation asks; nobody else. */
export const mayAskEmergency = (actor: Actor): boolean =>
  actor.membership?.role === "administrator" && actor.membership.organisationId !== null;

/** The roles that know of their organisation's emergencies: administrators and managers. */
export const mayStandBeside = ({ membership }: Actor): boolean =>
  membership?.role === "administrator" || membership?.role === "programme_manager";

/** Who may know of emergencies and be the second person: the lead's administrators, and its managers on the programme. */
export function standsBeside(
  actor: Actor,
  facts: Pick<EmergencyFacts, "organisationId" | "programmeId">,
): boolean {
  const { membership } = actor;
  if (!membership || membership.organisationId !== facts.organisationId) return false;
  if (!mayStandBeside(actor)) return false;
  return membership.programmeId === null || membership.programmeId === facts.programmeId;
}

/** Another person of the lead confirms; never the one who asked, under whatever membership. */
export function canConfirmEmergency(actor: Actor, facts: EmergencyFacts, now: Date): Permission {
  if (!standsBeside(actor, facts)) return unseen;
  if (actor.personId === facts.askedById) return notForYou("applications.confirm_own_emergency");
  return emergencyStanding(facts, now) === "asked"
    ? allowed
    : notNow("applications.emergency_over");
}

/** Who asked is done, or anybody who may be the second person shuts it. */
export function canEndEmergency(actor: Actor, facts: EmergencyFacts, now: Date): Permission {
  if (!standsBeside(actor, facts)) return unseen;
  return emergencyStanding(facts, now) === "over" ? notNow("applications.emergency_over") : allowed;
}
