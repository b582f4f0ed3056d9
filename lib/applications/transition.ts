import { revokeGrantsOn } from "@/lib/access/commands";
import { recordAudit } from "@/lib/audit/record";
import type { Prisma } from "@/lib/generated/prisma/client";
import { dropDecisionLetters } from "@/lib/notifications/commands";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { canTransition, endedStatuses, type Party } from "./lifecycle";
import { partiesOf } from "./policy";
import type { ApplicationStatus } from "./schema";

/** Columns that may change together with a status. */
export type TransitionPatch = Pick<
  Prisma.ApplicationUncheckedUpdateInput,
  | "submittedAt"
  | "currentVersion"
  | "language"
  | "returnedDueAt"
  | "returnedSections"
  | "screenedById"
  | "eligibilityVersion"
  | "eligibilityRecord"
  | "reapplyFrom"
  | "rejectionRule"
  | "rejectionReason"
  | "decisionDueAt"
  | "listName"
  | "listNameOther"
  | "listTitle"
  | "listCountry"
  | "listCity"
  | "listDomain"
  | "listArea"
  | "listModality"
  | "listStage"
  | "listTrl"
  | "searchText"
>;

export interface TransitionInput {
  applicationId: string;
  to: ApplicationStatus;
  now: Date;
  patch?: TransitionPatch;
  /** Admitted by the lead alone: the partner's sight ends at once (product.md, Endings). */
  withoutPartner?: boolean;
}

interface LockedRow {
  status: ApplicationStatus;
  startup_id: string;
  programme_id: string;
  lead_organisation_id: string;
  partner_organisation_id: string;
  partner_ended_at: Date | null;
}

/** Locks the row, so that two who move the same application at the same moment do it one after the other. */
async function lock(tx: Tx, id: string): Promise<LockedRow> {
  const rows = await tx.$queryRaw<LockedRow[]>`
    SELECT status, startup_id, programme_id, lead_organisation_id, partner_organisation_id, partner_ended_at
      FROM applications WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = rows[0];
  if (!row) throw notFound();
  return row;
}

/**
 * The one door through which an existing application changes its status: checks the table for the actor's party, writes
 * status and history, audits, and closes grants and the partner's sight on endings. Whether this person may is the
 * calling command's policy. An ending also gives up decision letters that are still held. Returns the status it had.
 * Throws `applications.wrong_status` (409) when the table has no such step from where it stands now.
 */
export async function transition(
  tx: Tx,
  actor: AnyActor,
  input: TransitionInput,
): Promise<ApplicationStatus> {
  const row = await lock(tx, input.applicationId);
  const parties = partiesOf(actor, {
    startupId: row.startup_id,
    leadOrganisationId: row.lead_organisation_id,
    partnerOrganisationId: row.partner_organisation_id,
  });
  if (!canTransition(row.status, input.to, parties)) throw conflict("applications.wrong_status");
  const ends =
    endedStatuses.includes(input.to) || (input.to === "admitted" && input.withoutPartner === true);
  await tx.application.update({
    where: { id: input.applicationId },
    data: {
      ...input.patch,
      status: input.to,
      statusAt: input.now,
      partnerEndedAt: row.partner_ended_at ?? (ends ? input.now : null),
    },
    select: { id: true },
  });
  await writeHistory(
    tx,
    actor,
    { applicationIds: [input.applicationId], to: input.to, now: input.now },
    row.status,
    row.programme_id,
  );
  if (endedStatuses.includes(input.to)) {
    await revokeGrantsOn(tx, actor, input.applicationId, input.now);
    // A letter that waited dies with the application: nobody is told an outcome that does not stand.
    await dropDecisionLetters(tx, actor, input.applicationId);
  } else if (ends) await revokeGrantsOn(tx, actor, input.applicationId, input.now, "release");
  return row.status;
}

/**
 * The first line of an application's history, in the transaction that creates its row with this status: a draft by an
 * owner, or `submitted` by the import. Throws when the table has no such beginning.
 */
export function beginLifecycle(
  tx: Tx,
  actor: AnyActor,
  { applicationId, ...input }: { applicationId: string } & Beginning,
): Promise<void> {
  return beginLifecycles(tx, actor, { ...input, applicationIds: [applicationId] });
}

interface Beginning {
  programmeId: string;
  to: ApplicationStatus;
  by: Party;
  now: Date;
}

/** As beginLifecycle, for applications of one programme that are made together; two statements, however many. */
export async function beginLifecycles(
  tx: Tx,
  actor: AnyActor,
  { applicationIds, programmeId, to, by, now }: { applicationIds: string[] } & Beginning,
): Promise<void> {
  if (!canTransition(null, to, [by])) throw conflict("applications.wrong_status");
  await writeHistory(tx, actor, { applicationIds, to, now }, null, programmeId);
}

async function writeHistory(
  tx: Tx,
  actor: AnyActor,
  { applicationIds, to, now }: { applicationIds: string[]; to: ApplicationStatus; now: Date },
  from: ApplicationStatus | null,
  programmeId: string,
): Promise<void> {
  await tx.statusChange.createMany({
    data: applicationIds.map((applicationId) => ({
      applicationId,
      from,
      to,
      byPersonId: actor.kind === "person" ? actor.personId : null,
      byMembershipId: actor.kind === "person" ? (actor.membership?.id ?? null) : null,
      at: now,
    })),
  });
  await recordAudit(
    tx,
    actor,
    ...applicationIds.map((applicationId) => ({
      type:
        from === null ? ("application.created" as const) : ("application.status_changed" as const),
      objectType: "application",
      objectId: applicationId,
      programmeId,
      applicationId,
      payload: { from, to },
    })),
  );
}
