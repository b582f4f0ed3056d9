import { canInviteClaimant, type Reader } from "@/lib/applications/policy";
import type { MailState } from "@/lib/generated/prisma/enums";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import type { Tx } from "@/lib/platform/db";
import type { ApplicationRow } from "./find-visible-application";

/** One invitation to claim an imported startup, as the lead's staff see it. */
export interface ClaimInvitationView {
  id: string;
  email: string;
  locale: Locale | null;
  invitedBy: string;
  invitedAt: string;
  expiresAt: string;
  state: "open" | "expired" | "taken_back" | "claimed";
  /** How far its mail got; null when there is no such mail any more. */
  mail: MailState | null;
}

/** Who was asked to claim an imported startup, and whether somebody did. */
export interface Claim {
  /** ISO; null while nobody has. */
  claimedAt: string | null;
  /** Staff may invite now. */
  mayInvite: boolean;
  /** The newest first; to one address only the newest. */
  invitations: ClaimInvitationView[];
}

/** The outbox key of an invitation's mail. */
export const claimMailKey = (invitationId: string): string => `claim_invitation/${invitationId}`;

const invitationSelect = {
  id: true,
  email: true,
  locale: true,
  invitedById: true,
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
} as const;

/** The claim of an imported record, for the lead's staff; null for a record that was not imported. */
export async function claimOf(
  tx: Tx,
  row: ApplicationRow,
  reader: Reader,
  now: Date,
): Promise<Claim | null> {
  if (reader !== "lead" || row.source !== "import") return null;
  const rows = await tx.invitation.findMany({
    where: { applicationId: row.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: invitationSelect,
  });
  const newest = rows.filter(
    (one, at) => rows.findIndex(({ email }) => email === one.email) === at,
  );
  const people = await tx.person.findMany({
    where: { id: { in: newest.map(({ invitedById }) => invitedById) } },
    select: { id: true, displayName: true },
  });
  const mails = await tx.outboxMail.findMany({
    where: { dedupeKey: { in: newest.map(({ id }) => claimMailKey(id)) } },
    select: { dedupeKey: true, state: true },
  });
  return {
    claimedAt: row.claimedAt?.toISOString() ?? null,
    mayInvite: canInviteClaimant(reader, row).may,
    invitations: newest.map((one) => ({
      id: one.id,
      email: one.email,
      locale: one.locale !== null && isLocale(one.locale) ? one.locale : null,
      invitedBy: people.find(({ id }) => id === one.invitedById)?.displayName ?? "",
      invitedAt: one.createdAt.toISOString(),
      expiresAt: one.expiresAt.toISOString(),
      state: stateOf(one, row.claimedAt !== null, now),
      mail: mails.find(({ dedupeKey }) => dedupeKey === claimMailKey(one.id))?.state ?? null,
    })),
  };
}

function stateOf(
  one: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  isClaimed: boolean,
  now: Date,
): ClaimInvitationView["state"] {
  if (one.acceptedAt) return "claimed";
  if (one.revokedAt || isClaimed) return "taken_back";
  return one.expiresAt <= now ? "expired" : "open";
}
