import { conflict, notAllowed, notFound } from "@/lib/platform/errors";
import type { Decision } from "./policy";

/** Throws unless the policy allowed it: 404, 409 for the state of the team, else 403. */
export function requireAllowed(decision: Decision): void {
  if (decision.may) return;
  const { reason } = decision;
  if (reason === "platform.not_found") throw notFound();
  if (reason === "startups.last_owner" || reason === "startups.two_owners_already")
    throw conflict(reason);
  throw notAllowed(reason);
}
