import { transition } from "@/lib/applications/transition";
import { onboardingSteps } from "@/lib/decisions/onboarding-template";
import type { Case } from "@/lib/decisions/queries/load-case";
import type { Actor } from "@/lib/platform/actor";
import { asJson, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

const day = 24 * 3600_000;

/**
 * Admits a startup that signed: status, its place in the intake's cohort (made by the first) and its onboarding list.
 * Without the partner, the partner's sight and its lines end here.
 */
export async function admit(tx: Tx, actor: Actor, found: Case, now: Date): Promise<void> {
  const { row, parts } = found;
  if (!parts.decision?.outcomeBy) throw notFound();
  const { withPartner, outcomeBy } = parts.decision;
  await transition(tx, actor, {
    applicationId: row.id,
    to: "admitted",
    now,
    withoutPartner: !withPartner,
  });
  await tx.cohortMember.create({
    data: {
      applicationId: row.id,
      cohortId: await cohortOf(tx, found, now),
      startupId: row.startupId,
      programmeId: row.programmeId,
      admittedBy: outcomeBy,
      admittedAt: now,
    },
    select: { applicationId: true },
  });
  await tx.onboardingItem.createMany({
    data: onboardingSteps(withPartner).map((step, position) => ({
      applicationId: row.id,
      programmeId: row.programmeId,
      key: step.key,
      position,
      owner: step.owner,
      label: asJson(step.label),
      dueAt: new Date(now.getTime() + step.dueInDays * day),
      doneAt: step.done ? now : null,
      doneById: step.done ? actor.personId : null,
    })),
  });
}

/** Two who sign at the same moment meet in one cohort: the second insert does nothing and finds the first. */
async function cohortOf(tx: Tx, { row }: Case, now: Date): Promise<string> {
  const intake = await tx.intake.findUniqueOrThrow({
    where: { id: row.intakeId },
    select: { name: true, cohortName: true },
  });
  await tx.cohort.createMany({
    data: [
      {
        programmeId: row.programmeId,
        intakeId: row.intakeId,
        name: asJson(intake.cohortName ?? intake.name),
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  const cohort = await tx.cohort.findUniqueOrThrow({
    where: { intakeId: row.intakeId },
    select: { id: true },
  });
  return cohort.id;
}
