import { conflict, notAllowed, notFound, type ProblemCode } from "@/lib/platform/errors";
import type { Decision } from "./policy";

// Reasons that lie in the record's state; the others lie in who asks.
const stateReasons: readonly ProblemCode[] = [
  "applications.not_editable",
  "applications.section_not_returned",
  "applications.not_open_yet",
  "applications.closed",
  "applications.deadline_passed",
  "applications.already_submitted",
  "applications.unknown_revision",
  "applications.not_imported",
  "applications.already_claimed",
  "applications.claim_ended",
  "applications.emergency_over",
];

/** The refusal of a policy's reason: 404, 409 when the state forbids it, else 403. */
export function refusalOf(reason: ProblemCode) {
  if (reason === "platform.not_found") return notFound();
  return stateReasons.includes(reason) ? conflict(reason) : notAllowed(reason);
}

/** Throws unless the policy allowed it. */
export function requireAllowed(decision: Decision): void {
  if (!decision.may) throw refusalOf(decision.reason);
}
