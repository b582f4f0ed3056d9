import type { Prisma } from "@/lib/generated/prisma/client";

/** Memberships that give rights at `now`; the session look-up in platform/session.ts says the same in SQL. */
export function liveMembershipWhere(now: Date): Prisma.MembershipWhereInput {
  return {
    status: "active",
    validFrom: { lte: now },
    OR: [{ validUntil: null }, { validUntil: { gt: now } }],
  };
}

/** The columns of an acting membership. */
export const actingMembershipSelect = {
  id: true,
  role: true,
  organisationId: true,
  programmeId: true,
  startupId: true,
  unit: true,
  deputy: true,
  maySubmit: true,
} satisfies Prisma.MembershipSelect;

/**
 * Of memberships that count under a lock: those that have not ended. Whoever waited for the lock began before, so by their
 * `now` what the other one just made has not begun.
 */
export const unendedMembershipWhere = (now: Date) =>
  ({
    status: "active",
    OR: [{ validUntil: null }, { validUntil: { gt: now } }],
  }) satisfies Prisma.MembershipWhereInput;
