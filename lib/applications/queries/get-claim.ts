import { sql, type InferResult, type ShallowDehydrateObject } from "kysely";
import { canInviteClaimant, type Reader } from "@/lib/applications/policy";
import type { MailState } from "@/lib/generated/prisma/enums";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { select } from "@/lib/platform/sql";
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

/** The invitations of the application `a` of a statement: the newest first, to one address only the newest. */
export const invitationsOf = select
  .selectFrom(
    select
      .selectFrom("invitations as i")
      .leftJoin("people as p", "p.id", "i.invited_by_id")
      .leftJoin("outbox_mails as o", (join) =>
        join.on(sql<boolean>`o.dedupe_key = ${claimMailKey("")}::text || i.id::text`),
      )
      .where(sql<boolean>`i.application_id = a.id`)
      .distinctOn("i.email")
      .orderBy("i.email")
      .orderBy("i.created_at", "desc")
      .orderBy("i.id", "desc")
      .select([
        "i.id",
        "i.email",
        "i.locale",
        "i.created_at as createdAt",
        "i.expires_at as expiresAt",
        "i.accepted_at as acceptedAt",
        "i.revoked_at as revokedAt",
        "p.display_name as invitedBy",
        "o.state as mail",
      ])
      .as("newest"),
  )
  .orderBy("newest.createdAt", "desc")
  .orderBy("newest.id", "desc")
  .selectAll();

type StoredInvitation = ShallowDehydrateObject<InferResult<typeof invitationsOf>[number]>;

/** The claim of an imported record, for the lead's staff; null for a record that was not imported. */
export function claimFrom(
  invitations: readonly StoredInvitation[],
  row: ApplicationRow,
  reader: Reader,
  now: Date,
): Claim | null {
  if (reader !== "lead" || row.source !== "import") return null;
  return {
    claimedAt: row.claimedAt?.toISOString() ?? null,
    mayInvite: canInviteClaimant(reader, row).may,
    invitations: invitations.map((one) => ({
      id: one.id,
      email: one.email,
      locale: one.locale !== null && isLocale(one.locale) ? one.locale : null,
      invitedBy: one.invitedBy ?? "",
      invitedAt: new Date(one.createdAt).toISOString(),
      expiresAt: new Date(one.expiresAt).toISOString(),
      state: stateOf(one, row.claimedAt !== null, now),
      mail: one.mail,
    })),
  };
}

function stateOf(
  one: { acceptedAt: string | null; revokedAt: string | null; expiresAt: string },
  isClaimed: boolean,
  now: Date,
): ClaimInvitationView["state"] {
  if (one.acceptedAt) return "claimed";
  if (one.revokedAt || isClaimed) return "taken_back";
  return new Date(one.expiresAt) <= now ? "expired" : "open";
}
