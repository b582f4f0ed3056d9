import { conflict, notAllowed, notFound, type ProblemCode } from "@/lib/platform/errors";
import type { Decision } from "./policy";

// Reasons that lie in who asks; the others lie in where the release stands.
const personal: readonly ProblemCode[] = [
  "releases.owner_only",
  "releases.assisted_session",
  "releases.not_named",
  "platform.wrong_role",
];

/** Throws unless the policy allowed it: 404, 403 for who may not, 409 when it no longer stands where this begins. */
export function requireAllowed(decision: Decision): void {
  if (decision.may) return;
  if (decision.reason === "platform.not_found") throw notFound();
  throw personal.includes(decision.reason)
    ? notAllowed(decision.reason)
    : conflict(decision.reason);
}
