import { getFormSections } from "@/lib/applications/queries/form-versions";
import { isLeadStaff } from "@/lib/applications/policy";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import type { Section } from "@/lib/programmes/schema";
import { keyOf } from "./judge-row";

/** Imports are the lead's manager's and officer's of that programme, and of whoever runs the portal at its own console. */
export const mayImport = (
  actor: AnyActor,
  programme: { id: string; leadOrganisationId: string },
): boolean => actor.kind === "system" || isLeadStaff(actor, programme);

const intakeSelect = {
  id: true,
  slug: true,
  name: true,
  formVersionId: true,
  programme: { select: { id: true, leadOrganisationId: true, partnerOrganisationId: true } },
} as const;

export interface ImportIntake {
  id: string;
  slug: string;
  programme: { id: string; leadOrganisationId: string; partnerOrganisationId: string };
  formVersionId: string;
  form: Section[];
}

/**
 * The intake that an actor may import into, by id or slug. Throws 404 for everyone who may not, 409
 * `imports.no_form` while it has no published form.
 */
export async function requireImportIntake(
  tx: Tx,
  actor: AnyActor,
  where: { id: string } | { slug: string },
): Promise<ImportIntake> {
  const intake = await tx.intake.findUnique({ where, select: intakeSelect });
  if (!intake || !mayImport(actor, intake.programme)) throw notFound();
  const { formVersionId } = intake;
  if (!formVersionId) throw conflict("imports.no_form");
  return { ...intake, formVersionId, form: await getFormSections(tx, formVersionId) };
}

/** One import of the actor's programmes; 404 otherwise. */
export async function requireImportBatch(tx: Tx, actor: AnyActor, id: string) {
  const batch = await tx.importBatch.findUnique({
    where: { id },
    select: { id: true, intakeId: true, state: true, mapping: true, rowCount: true },
  });
  if (!batch) throw notFound();
  return { ...batch, intake: await requireImportIntake(tx, actor, { id: batch.intakeId }) };
}

/** Imports into one intake wait for each other, in every process, until the transaction ends. */
export async function lockIntakeForImport(tx: Tx, intakeId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import/${intakeId}`}, 0))`;
}

/**
 * Keys of what the intake holds: imported earlier, or applied by themselves and sent. Drafts are nobody's to know of, so
 * they do not count.
 */
export async function knownKeys(tx: Tx, intakeId: string): Promise<Set<string>> {
  const rows = await tx.application.findMany({
    where: { intakeId, submittedAt: { not: null } },
    select: {
      importKey: true,
      startup: { select: { displayName: true, city: true, websiteDomain: true } },
    },
  });
  return new Set(
    rows.flatMap(({ importKey, startup }) => [
      ...(importKey ? [importKey] : []),
      keyOf({ ...startup, name: startup.displayName }),
    ]),
  );
}
