import { isTeam, needOwner, needOwnSession } from "@/lib/accounts/team";
import type { BarReason, GrantReason } from "@/lib/generated/prisma/enums";
import type { Actor, AnyActor } from "@/lib/platform/actor";
import {
  allOf,
  allowed,
  notForYou,
  notNow,
  unseen,
  type Permission,
} from "@/lib/platform/permission";
import { closedStatuses, windowState, type Party, type WindowFacts } from "./lifecycle";
import type { ApplicationStatus, Audience } from "./schema";

/** What decisions about one application are made from; loaded by queries, never by this file. */
export interface ApplicationFacts {
  id: string;
  status: ApplicationStatus;
  source: "self" | "import";
  programmeId: string;
  leadOrganisationId: string;
  partnerOrganisationId: string;
  startupId: string;
  submittedAt: Date | null;
  /** Since when the partner keeps only reference and outcome. */
  partnerEndedAt: Date | null;
  returnedSections: string[];
  window: WindowFacts;
}

/** A live grant of this reader under the membership they act under. */
export interface GrantFact {
  reason: GrantReason;
  sections: string[];
  /** A release's: the frozen version its T2 sections are read from. */
  version?: number | null;
  /** A release's: the documents that may be opened. */
  documents?: readonly string[];
  validUntil?: Date | null;
  /** What gave it; told in the receipt. */
  sourceId?: string | null;
}

/** Live grants and bars that touch this reader on this application. */
export interface AccessFacts {
  grants: readonly GrantFact[];
  bars: readonly { reason: BarReason }[];
}

/** As whom somebody reads an application. `partner_ended` and `auditor` get metadata only. */
export type Reader =
  | "team"
  | "lead"
  | "lead_reviewer"
  | "partner"
  | "partner_ended"
  | "partner_reviewer"
  | "mentor"
  | "service"
  | "emergency"
  | "auditor";

/** Staff of the lead who handle applications; reviewers and auditors are not. */
const leadRoles = ["programme_manager", "officer"] as const;

/** True when the acting membership covers a programme: its own, or every one where it names none. */
const coversProgramme = (actor: Actor, programmeId: string): boolean =>
  actor.membership !== null &&
  (actor.membership.programmeId === null || actor.membership.programmeId === programmeId);

/**
 * As whom the actor reads, under the one membership they act under; null: the application does not exist for them.
 * Nobody but the team sees what was never submitted; bars win over every role and grant, but never shield the team from
 * itself.
 */
export function readerOf(
  actor: Actor,
  facts: ApplicationFacts,
  access: AccessFacts,
): Reader | null {
  const { membership } = actor;
  if (!membership) return null;
  if (isTeam(actor, facts)) return "team";
  if (facts.submittedAt === null || access.bars.length > 0) return null;
  if (!membership.organisationId || !coversProgramme(actor, facts.programmeId)) return null;
  const ofLead = membership.organisationId === facts.leadOrganisationId;
  const ofPartner = membership.organisationId === facts.partnerOrganisationId;
  const granted = (...reasons: GrantReason[]) =>
    access.grants.some((grant) => reasons.includes(grant.reason));
  switch (membership.role) {
    case "programme_manager":
    case "officer":
      return ofLead ? "lead" : null;
    case "partner_lead":
      if (!ofPartner) return null;
      return facts.partnerEndedAt === null ? "partner" : "partner_ended";
    case "reviewer":
      if (ofLead) return granted("assignment") ? "lead_reviewer" : null;
      if (!ofPartner || facts.partnerEndedAt !== null) return null;
      return granted("assignment", "release") ? "partner_reviewer" : null;
    case "mentor":
      return granted("match") ? "mentor" : null;
    case "ecosystem_partner":
      return granted("share_pack", "release") ? "service" : null;
    case "administrator":
      // Nothing by role: only for the hour that a second person confirmed (lib/applications/emergency.ts).
      return ofLead && granted("break_glass") ? "emergency" : null;
    case "auditor":
      return ofLead || ofPartner ? "auditor" : null;
    default:
      return null;
  }
}

/** The grant by which an administrator reads in an emergency, for the receipt; null for everybody else. */
export const emergencyGrant = (reader: Reader, grants: readonly GrantFact[]): GrantFact | null =>
  (reader === "emergency" && grants.find(({ reason }) => reason === "break_glass")) || null;

/** Readers who see T1; the others see that the application exists, its reference and its outcome. */
export const readsShared = (reader: Reader): boolean =>
  reader !== "partner_ended" && reader !== "auditor";

/** Readers who learn that it is decided before the letter goes: the staff of the two organisations. */
export const seesWaitingLetter = (reader: Reader): boolean =>
  reader === "lead" || reader === "partner";

/** The same of a list: whose staff somebody is by role. */
export const listsWaitingLetters = (actor: Actor): boolean =>
  actor.membership !== null &&
  ["programme_manager", "officer", "partner_lead"].includes(actor.membership.role);

/** Whose words a reader gets for a status. */
export function audienceOf(reader: Reader, actor: Actor, facts: ApplicationFacts): Audience {
  if (reader === "team") return "startup";
  const ofLead = actor.membership?.organisationId === facts.leadOrganisationId;
  return reader === "lead" ||
    reader === "emergency" ||
    (ofLead && (reader === "lead_reviewer" || reader === "auditor"))
    ? "staff"
    : "partner";
}

/** Owner or editor may write, while the draft's window is open, or in the sections that were returned. */
export function canEditSection(
  actor: Actor,
  facts: ApplicationFacts,
  sectionKey: string,
  now: Date,
): Permission {
  if (!isTeam(actor, facts)) return unseen;
  if (actor.membership?.role === "viewer") return notForYou("applications.viewer_cannot_edit");
  if (facts.status === "returned")
    return facts.returnedSections.includes(sectionKey)
      ? allowed
      : notNow("applications.section_not_returned");
  if (facts.status !== "draft") return notNow("applications.not_editable");
  return canWriteNow(facts.window, now);
}

function canWriteNow(window: WindowFacts, now: Date): Permission {
  const state = windowState(window, now);
  return state === "open" ? allowed : notNow(`applications.${state}`);
}

function canSubmitNow(facts: ApplicationFacts, now: Date): Permission {
  if (facts.status === "returned") return allowed;
  if (facts.status !== "draft") return notNow("applications.already_submitted");
  return canWriteNow(facts.window, now);
}

/** Owners and their delegates submit, in their own session, before deadline + grace; a returned one while it is returned. */
export function canSubmit(actor: Actor, facts: ApplicationFacts, now: Date): Permission {
  if (!isTeam(actor, facts)) return unseen;
  if (actor.membership?.role !== "owner" && !actor.membership?.maySubmit)
    return notForYou("applications.owner_submits");
  return allOf(needOwnSession(actor, "applications.assisted_session"), canSubmitNow(facts, now));
}

/** Only an owner, in their own session, withdraws; the lifecycle says until when. */
export function canWithdraw(actor: Actor, facts: ApplicationFacts): Permission {
  return allOf(
    needOwner(actor, facts.startupId, "applications.owner_only"),
    needOwnSession(actor, "applications.assisted_session"),
  );
}

/** Taking up, screening, returning, extending: the lead's manager and officer, unless barred. */
export const canScreen = (reader: Reader | null): Permission =>
  reader === "lead" ? allowed : notForYou("platform.wrong_role");

/**
 * May the lead's staff invite somebody to claim this record? Only one that was imported, is not claimed yet and goes on.
 */
export function canInviteClaimant(
  reader: Reader | null,
  facts: Pick<ApplicationFacts, "source" | "status"> & { claimedAt: Date | null },
): Permission {
  const screen = canScreen(reader);
  if (!screen.may) return screen;
  if (facts.source !== "import") return notNow("applications.not_imported");
  if (facts.claimedAt) return notNow("applications.already_claimed");
  return closedStatuses.includes(facts.status) ? notNow("applications.claim_ended") : allowed;
}

/** Staff of the lead's organisation for a programme (not a reader of any one application). */
export const isLeadStaff = (
  actor: Actor,
  programme: { id: string; leadOrganisationId: string },
): boolean =>
  actor.membership !== null &&
  (leadRoles as readonly string[]).includes(actor.membership.role) &&
  actor.membership.organisationId === programme.leadOrganisationId &&
  coversProgramme(actor, programme.id);

/** In whose name an actor may move this application along the lifecycle. */
export function partiesOf(
  actor: AnyActor,
  facts: Pick<ApplicationFacts, "startupId" | "leadOrganisationId" | "partnerOrganisationId">,
): Party[] {
  if (actor.kind === "system") return ["system"];
  if (isTeam(actor, facts)) return ["owner"];
  const organisationId = actor.membership?.organisationId;
  if (organisationId === facts.leadOrganisationId) return ["lead", "joint"];
  return organisationId === facts.partnerOrganisationId ? ["joint"] : [];
}
