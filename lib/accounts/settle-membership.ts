import type { Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

/** A membership that was written a moment ago in the same transaction. */
export interface NewMembership {
  personId: string;
  /** The invitation that was taken up; null for a role that was given directly. */
  invitation: {
    id: string;
    role: Role;
    startupId: string | null;
    applicationId: string | null;
    invitedById: string;
  } | null;
}

/**
 * What the domains to the right of accounts do, in the same transaction, about a new membership: bars, and the claim of
 * an imported startup (settleMembership of applications). Accounts may not ask to its right, so whoever composes, a route
 * handler, hands it in, as the worker hands the mail checks to notifications; being required, it cannot be forgotten.
 * What it throws undoes the membership.
 */
export type SettleMembership = (
  tx: Tx,
  actor: Actor,
  membership: NewMembership,
  now: Date,
) => Promise<void>;
