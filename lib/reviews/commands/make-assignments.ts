import { randomUUID } from "node:crypto";
import { localisedName } from "@/lib/accounts/localised-name";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { asJson, type Tx } from "@/lib/platform/db";
import type { ReviewedApplication } from "@/lib/reviews/queries/facts";
import { recipientOf } from "@/lib/accounts/queries/recipients";
import type { PairReason } from "@/lib/reviews/schema";

export interface NewAssignment {
  application: ReviewedApplication;
  organisationId: string;
  membershipId: string;
  personId: string;
  dueAt: Date | null;
  runId: string | null;
  reasons: PairReason[];
}

/**
 * Writes assignments as `offered`, audits and mails each reviewer. No grant yet: until the reviewer declares "no
 * conflict" only the conflict card is open to them. Returns the ids in the order given.
 */
export async function makeAssignments(
  tx: Tx,
  actor: Actor,
  wanted: readonly NewAssignment[],
): Promise<string[]> {
  const rows = wanted.map((one) => ({ id: randomUUID(), ...one }));
  await tx.assignment.createMany({
    data: rows.map((row) => ({
      id: row.id,
      applicationId: row.application.id,
      programmeId: row.application.programmeId,
      organisationId: row.organisationId,
      membershipId: row.membershipId,
      personId: row.personId,
      runId: row.runId,
      reasons: asJson(row.reasons),
      assignedById: actor.personId,
      dueAt: row.dueAt,
    })),
  });
  await recordAudit(
    tx,
    actor,
    ...rows.map((row) => ({
      type: "assignment.made" as const,
      objectType: "assignment",
      objectId: row.id,
      programmeId: row.application.programmeId,
      applicationId: row.application.id,
      payload: { run: row.runId },
    })),
  );
  for (const row of rows) await tellReviewer(tx, actor, row);
  return rows.map((row) => row.id);
}

async function tellReviewer(
  tx: Tx,
  actor: Actor,
  row: NewAssignment & { id: string },
): Promise<void> {
  const to = await recipientOf(tx, row.personId);
  if (!to) return;
  const { application, dueAt } = row;
  await queueMail(tx, actor, {
    template: "review_assigned",
    dedupeKey: `review_assigned/${row.id}`,
    to,
    params: {
      startup: application.listName,
      programme: localisedName(application.intake.programme.name, to.locale),
      intake: localisedName(application.intake.name, to.locale),
      reference: application.reference,
      path: `/reviews/${row.id}`,
      ...(dueAt ? { due: dueAt.toISOString() } : {}),
    },
    programmeId: application.programmeId,
    applicationId: application.id,
    organisationId: row.organisationId,
  });
}
