import { closedStatuses, windowState } from "@/lib/applications/lifecycle";
import { loadApplication } from "@/lib/applications/queries/find-visible-application";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import { randomReference } from "@/lib/applications/references";
import { notNow, refusalOf } from "@/lib/platform/permission";
import type { StatementShown } from "@/lib/applications/schema";
import { beginLifecycle } from "@/lib/applications/transition";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notAllowed, notFound } from "@/lib/platform/errors";
import { barOwnPeople } from "./bar-own-people";
import { mailTeam } from "./team-mail";

/** A reference that no application has. Throws after five collisions, which means that something else is wrong. */
export async function freeReference(tx: Tx): Promise<string> {
  for (let tries = 0; tries < 5; tries += 1) {
    const reference = randomReference();
    const taken = await tx.application.findUnique({
      where: { reference },
      select: { id: true },
    });
    if (!taken) return reference;
  }
  throw new Error("no free reference in five tries");
}

async function openIntake(tx: Tx, id: string, now: Date) {
  const intake = await tx.intake.findFirst({
    where: { id, status: { not: "draft" }, programme: { status: { not: "draft" } } },
    select: {
      id: true,
      status: true,
      opensAt: true,
      closesAt: true,
      graceMinutes: true,
      formVersionId: true,
      programme: {
        select: {
          id: true,
          status: true,
          leadOrganisationId: true,
          partnerOrganisationId: true,
        },
      },
    },
  });
  if (!intake?.formVersionId) throw notFound();
  const intakeStatus = intake.programme.status === "closed" ? "closed" : intake.status;
  const state = windowState({ ...intake, intakeStatus, deadlineExtendedTo: null }, now);
  if (state !== "open") throw refusalOf(notNow(`applications.${state}`));
  return { ...intake, formVersionId: intake.formVersionId };
}

interface StartInput {
  intakeId: string;
  startupId: string;
  /** The collection statement that was shown; without one none is noted. */
  statement?: StatementShown | null;
  /** An earlier application of the team whose answers are offered in the draft; left out, the last one. */
  prefilledFromId?: string;
}

/** The team's application of before that says most about it now: the newest in which anything was written. */
async function lastApplication(tx: Tx, startupId: string): Promise<string | null> {
  const last = await tx.application.findFirst({
    where: { startupId, erasedAt: null, answers: { some: {} } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return last?.id ?? null;
}

type OpenIntake = Awaited<ReturnType<typeof openIntake>>;

async function createDraft(
  tx: Tx,
  actor: Actor,
  { startupId, statement, prefilledFromId }: StartInput,
  intake: OpenIntake,
  now: Date,
) {
  const { programme } = intake;
  const form = await getFormSections(tx, intake.formVersionId);
  const startup = await tx.startup.findUniqueOrThrow({
    where: { id: startupId },
    select: { displayName: true },
  });
  const application = await tx.application.create({
    data: {
      reference: await freeReference(tx),
      intakeId: intake.id,
      programmeId: programme.id,
      leadOrganisationId: programme.leadOrganisationId,
      partnerOrganisationId: programme.partnerOrganisationId,
      startupId,
      formVersionId: intake.formVersionId,
      status: "draft",
      statusAt: now,
      language: actor.locale,
      ...(statement
        ? {
            statementVersion: statement.version,
            statementLocale: statement.locale,
            statementShownAt: now,
          }
        : {}),
      // The team's own list shows drafts; the copies of T1 are written when it is submitted.
      listName: startup.displayName,
      prefilledFromId: prefilledFromId ?? (await lastApplication(tx, startupId)),
      createdById: actor.personId,
    },
    select: { id: true },
  });
  await tx.applicationSection.createMany({
    data: form.map((section) => ({
      applicationId: application.id,
      sectionKey: section.key,
      organisationId: programme.leadOrganisationId,
      programmeId: programme.id,
      tier: section.tier,
      language: actor.locale,
    })),
  });
  await beginLifecycle(tx, actor, {
    applicationId: application.id,
    programmeId: programme.id,
    to: "draft",
    by: "owner",
    now,
  });
  return application.id;
}

/** As startApplication, inside a transaction that is already open. */
export async function startDraft(
  tx: Tx,
  actor: Actor,
  input: StartInput,
  now: Date,
): Promise<{ id: string; created: boolean }> {
  const { membership } = actor;
  const { intakeId, startupId } = input;
  if (membership?.startupId !== startupId) throw notFound();
  // Two clicks, or two owners at once: the second finds what the first made.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`start/${intakeId}/${startupId}`}, 0))`;
  const found = await tx.application.findFirst({
    where: { intakeId, startupId, status: { notIn: [...closedStatuses] } },
    select: { id: true },
  });
  if (found) return { id: found.id, created: false };
  if (membership.role !== "owner") throw notAllowed("applications.owner_only");
  const intake = await openIntake(tx, intakeId, now);
  const id = await createDraft(tx, actor, input, intake, now);
  await barOwnPeople(tx, actor, { intakeId });
  const row = await loadApplication(tx, id, now);
  const { deadline } = row.next;
  if (deadline)
    await mailTeam(tx, actor, row, now, {
      template: "application_started",
      occasion: "once",
      params: { due: deadline.toISOString() },
    });
  return { id, created: true };
}

/**
 * Opens a draft of the actor's startup in an intake that is open now: application, its sections, the first line of its
 * history, and which collection statement was shown. One is open at a time per startup and intake; asking again gives the same id.
 * Throws 404 for a foreign startup or an intake that is not there, 403 for a member who is no owner, 409 when closed.
 */
export function startApplication(
  actor: Actor,
  input: StartInput,
): Promise<{ id: string; created: boolean }> {
  return withActor(actor, (tx, now) => startDraft(tx, actor, input, now));
}
