import { conflict, notAllowed, notFound, type ProblemCode, type Refusal } from "./errors";

/**
 * What every policy answers: yes, or why not. `because` says where the reason lies: the thing does not exist for who asks
 * (404), who asks may not do this (403), or where the record stands forbids it now (409).
 */
export type Permission =
  | { may: true }
  | { may: false; because: "unseen" | "person" | "state"; reason: ProblemCode };

/** A permission that is a no. */
export type No = Extract<Permission, { may: false }>;

export const allowed: Permission = { may: true };

/** It does not exist for who asks: unknown and forbidden are the same answer. */
export const unseen: No = { may: false, because: "unseen", reason: "platform.not_found" };

/** The reason lies in who asks: role, owner, session, or being the second person of one's own act. */
export const notForYou = (reason: ProblemCode): No => ({ may: false, because: "person", reason });

/** The reason lies in where the record stands; somebody allowed may do it at another moment. */
export const notNow = (reason: ProblemCode): No => ({ may: false, because: "state", reason });

/** The first no, in the given order; yes when there is none. */
export const allOf = (...permissions: readonly Permission[]): Permission =>
  permissions.find(({ may }) => !may) ?? allowed;

/** The code that says why not; null for a yes. For views, which tell the reason and not the status. */
export const whyNot = (permission: Permission): ProblemCode | null =>
  permission.may ? null : permission.reason;

/** A no as the refusal that the route answers: the one place that gives reasons their status. */
export function refusalOf({ because, reason }: No): Refusal {
  switch (because) {
    case "unseen":
      return notFound();
    case "person":
      return notAllowed(reason);
    case "state":
      return conflict(reason);
  }
}

/** Throws the refusal unless the policy allowed it. */
export function requireAllowed(permission: Permission): void {
  if (!permission.may) throw refusalOf(permission);
}
