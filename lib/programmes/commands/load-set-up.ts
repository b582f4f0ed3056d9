import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canEditSetUp, setUpReader, setUpScope } from "@/lib/programmes/policy";

const programmeFacts = {
  id: true,
  slug: true,
  status: true,
  decisionMode: true,
  leadOrganisationId: true,
  partnerOrganisationId: true,
} as const;

/** A programme whose set-up the actor may at least read, with the side they read it from. Throws 404. */
export async function loadVisibleProgramme(tx: Tx, actor: Actor, programmeId: string) {
  const scope = setUpScope(actor);
  if (scope.kind === "none") throw notFound();
  const programme = await tx.programme.findFirst({
    where: { AND: [{ id: programmeId }, scope.kind === "where" ? scope.where : {}] },
    select: programmeFacts,
  });
  const reader = programme && setUpReader(actor, programme);
  if (!programme || !reader) throw notFound();
  return { ...programme, reader };
}

/** The same, for the lead's manager only, and only while it is not closed. Throws 404, 403, 409 programmes.closed. */
export async function loadEditableProgramme(tx: Tx, actor: Actor, programmeId: string) {
  const programme = await loadVisibleProgramme(tx, actor, programmeId);
  requireAllowed(canEditSetUp(programme.reader));
  if (programme.status === "closed") throw conflict("programmes.closed");
  return programme;
}

/** An intake that the actor may edit, with its programme. Throws as loadEditableProgramme. */
export async function loadEditableIntake(tx: Tx, actor: Actor, intakeId: string) {
  const intake = await tx.intake.findUnique({
    where: { id: intakeId },
    select: intakeFacts,
  });
  if (!intake) throw notFound();
  const programme = await loadEditableProgramme(tx, actor, intake.programmeId);
  // Two managers at once: the second waits and sees what the first did.
  await tx.$queryRaw`SELECT 1 FROM intakes WHERE id = ${intakeId}::uuid FOR UPDATE`;
  const locked = await tx.intake.findUniqueOrThrow({
    where: { id: intakeId },
    select: intakeFacts,
  });
  return { intake: locked, programme };
}

const intakeFacts = {
  id: true,
  slug: true,
  programmeId: true,
  kind: true,
  status: true,
  opensAt: true,
  closesAt: true,
  graceMinutes: true,
  panelAt: true,
  answerBy: true,
  reviewsDueAt: true,
  acceptedLanguages: true,
  formVersionId: true,
  eligibilityVersion: true,
  updatedAt: true,
  cutOffs: {
    select: { id: true, closesAt: true, panelAt: true, answerBy: true },
    orderBy: { closesAt: "asc" },
  },
} as const;

/** A form version in draft, locked against publishing at the same moment. Throws 404, 403, 409 programmes.form_published. */
export async function loadDraftForm(tx: Tx, actor: Actor, formVersionId: string) {
  const found = await tx.formVersion.findUnique({
    where: { id: formVersionId },
    select: { programmeId: true },
  });
  if (!found) throw notFound();
  const programme = await loadEditableProgramme(tx, actor, found.programmeId);
  await tx.$queryRaw`SELECT 1 FROM form_versions WHERE id = ${formVersionId}::uuid FOR UPDATE`;
  const version = await tx.formVersion.findUniqueOrThrow({
    where: { id: formVersionId },
    select: { id: true, number: true, status: true, revision: true },
  });
  if (version.status !== "draft") throw conflict("programmes.form_published");
  return { version, programme };
}
