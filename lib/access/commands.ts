import { randomUUID } from "node:crypto";
import type { AuditEntry } from "@/lib/audit/events";
import { recordAudit } from "@/lib/audit/record";
import type { BarReason, GrantReason } from "@/lib/generated/prisma/enums";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

export interface GrantInput {
  personId: string;
  membershipId: string | null;
  applicationId: string;
  programmeId: string;
  /** The organisation under which the person reads. */
  organisationId: string;
  /** Section keys, or `["*"]` for every T1 section. */
  sections: string[];
  reason: GrantReason;
  /** The assignment, match or release that gives it; revoked by the same id. */
  sourceId: string;
  /** Not before; null or absent: at once. */
  validFrom?: Date | null;
  validUntil?: Date | null;
  /** A release's: the frozen version its T2 sections are read from. */
  version?: number | null;
  /** A release's: the documents that may be opened. */
  documents?: readonly string[];
}

/** Gives a grant and audits it, in the caller's transaction. The domain that calls has already decided that it may. */
export async function giveGrant(tx: Tx, actor: AnyActor, input: GrantInput): Promise<string> {
  const { validFrom, validUntil = null, version = null, documents = [], ...rest } = input;
  const grant = await tx.grant.create({
    data: {
      ...rest,
      ...(validFrom ? { validFrom } : {}),
      validUntil,
      version,
      documents: [...documents],
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "grant.given",
    objectType: "grant",
    objectId: grant.id,
    programmeId: input.programmeId,
    applicationId: input.applicationId,
    payload: { reason: input.reason, sections: input.sections, version },
  });
  return grant.id;
}

/**
 * Revokes every live grant of a source (an assignment, a match, a release) at once, or only one person's. Repeatable.
 */
export async function revokeGrantsOf(
  tx: Tx,
  actor: AnyActor,
  sourceId: string,
  now: Date,
  personId?: string,
): Promise<void> {
  const live = await tx.grant.findMany({
    where: { sourceId, revokedAt: null, ...(personId ? { personId } : {}) },
    select: { id: true, programmeId: true, applicationId: true },
  });
  for (const grant of live) {
    await tx.grant.update({ where: { id: grant.id }, data: { revokedAt: now } });
    await recordAudit(tx, actor, {
      type: "grant.revoked",
      objectType: "grant",
      objectId: grant.id,
      programmeId: grant.programmeId,
      applicationId: grant.applicationId,
    });
  }
}

/**
 * Revokes every live grant on an application, or only those of one reason: endings close all doors, an admission without
 * the partner closes the releases (product.md, Endings).
 */
export async function revokeGrantsOn(
  tx: Tx,
  actor: AnyActor,
  applicationId: string,
  now: Date,
  reason?: GrantReason,
): Promise<void> {
  const sources = await tx.grant.findMany({
    where: {
      applicationId,
      revokedAt: null,
      sourceId: { not: null },
      ...(reason ? { reason } : {}),
    },
    distinct: ["sourceId"],
    select: { sourceId: true },
  });
  for (const { sourceId } of sources) if (sourceId) await revokeGrantsOf(tx, actor, sourceId, now);
}

export interface BarInput {
  personId?: string | null;
  organisationId?: string | null;
  unit?: string | null;
  applicationId: string;
  programmeId: string;
  reason: BarReason;
  sourceId?: string | null;
}

/** Sets bars and audits each. Bars win over every role and grant, in every membership of the person. Returns their ids. */
export async function setBars(
  tx: Tx,
  actor: AnyActor,
  inputs: readonly BarInput[],
): Promise<string[]> {
  const bars = inputs.map((input) => ({
    id: randomUUID(),
    personId: input.personId ?? null,
    organisationId: input.organisationId ?? null,
    unit: input.unit ?? null,
    applicationId: input.applicationId,
    programmeId: input.programmeId,
    reason: input.reason,
    sourceId: input.sourceId ?? null,
    createdById: actor.kind === "person" ? actor.personId : null,
  }));
  if (bars.length === 0) return [];
  await tx.bar.createMany({ data: bars });
  await recordAudit(
    tx,
    actor,
    ...bars.map(({ id, programmeId, applicationId, reason }): AuditEntry => ({
      type: "bar.set",
      objectType: "bar",
      objectId: id,
      programmeId,
      applicationId,
      payload: { reason },
    })),
  );
  return bars.map(({ id }) => id);
}

/** As setBars, for one. */
export async function setBar(tx: Tx, actor: AnyActor, input: BarInput): Promise<string> {
  const [id] = await setBars(tx, actor, [input]);
  if (!id) throw new Error("a bar was not set");
  return id;
}

/** Lifts a bar (a mistaken conflict); who may is the calling domain's policy. */
export async function liftBar(tx: Tx, actor: AnyActor, barId: string, now: Date): Promise<void> {
  const bar = await tx.bar.update({
    where: { id: barId },
    data: { liftedAt: now, liftedById: actor.kind === "person" ? actor.personId : null },
    select: { id: true, programmeId: true, applicationId: true },
  });
  await recordAudit(tx, actor, {
    type: "bar.lifted",
    objectType: "bar",
    objectId: bar.id,
    programmeId: bar.programmeId,
    applicationId: bar.applicationId,
  });
}
