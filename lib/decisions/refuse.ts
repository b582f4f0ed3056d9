import { conflict, notAllowed, notFound, type ProblemCode } from "@/lib/platform/errors";
import type { Ruling } from "./policy";

// Reasons that lie in who asks; the others lie in the state of the record.
const personal: readonly ProblemCode[] = [
  "platform.wrong_role",
  "applications.owner_only",
  "applications.assisted_session",
];

/** Throws unless the ruling is a yes: 404, 403 for who asks, 409 for when. */
export function requireRuling(ruling: Ruling): void {
  if (ruling === null) return;
  if (ruling === "platform.not_found") throw notFound();
  throw personal.includes(ruling) ? notAllowed(ruling) : conflict(ruling);
}
