import type { SettleMembership } from "@/lib/accounts/settle-membership";
import { barOwnPeople } from "./bar-own-people";

/**
 * What applications do about a new membership, in its transaction: a person who now stands on both sides is barred. Route
 * handlers hand it to the commands of accounts that make memberships.
 */
export const settleMembership =
  (): SettleMembership =>
  (tx, actor, { personId }) =>
    barOwnPeople(tx, actor, { personId });
