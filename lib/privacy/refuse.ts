import { notAllowed, notFound } from "@/lib/platform/errors";
import type { Decision } from "./policy";

/** Throws unless the policy allowed it: 404 where there is nothing to see, else 403. */
export function requireAllowed(decision: Decision): void {
  if (decision.may) return;
  throw decision.reason === "platform.not_found" ? notFound() : notAllowed(decision.reason);
}
