import { localisedName } from "@/lib/accounts/localised-name";
import { emergencyReasons } from "@/lib/applications/queries/emergency-accesses";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import type { Tx } from "@/lib/platform/db";
import { inLocale } from "@/lib/programmes/localised";
import type { Receipt, ReceiptLine } from "@/lib/releases/views";
import type { ReleasePlace } from "./load-release";
import { sealedTexts } from "./sealed-texts";

const lineSelect = {
  id: true,
  organisationId: true,
  personId: true,
  membershipId: true,
  role: true,
  object: true,
  sectionKey: true,
  documentId: true,
  version: true,
  reason: true,
  sourceId: true,
  openedAt: true,
} satisfies Prisma.OpeningSelect;

type Row = Prisma.OpeningGetPayload<{ select: typeof lineSelect }>;

/** Lines of one export; an application with more openings is not read by people. */
export const mostLines = 20_000;

const toldRoles = [
  "programme_manager",
  "officer",
  "partner_lead",
  "reviewer",
  "administrator",
] as const;

const toldRole = (role: string): ReceiptLine["role"] =>
  toldRoles.find((known) => known === role) ?? "other";

/**
 * The lines of an application's receipt, newest first; the caller has shown that the actor is of its team. People of the
 * partner stand by name, those of the lead by role and organisation only (product.md, Receipt).
 */
export async function receiptLines(
  tx: Tx,
  { row }: ReleasePlace,
  locale: Locale,
  take: number,
): Promise<Receipt> {
  const where = { applicationId: row.id };
  const total = await tx.opening.count({ where });
  const atPartner = await tx.opening.count({
    where: { ...where, organisationId: row.partnerOrganisationId },
  });
  const rows = await tx.opening.findMany({
    where,
    orderBy: [{ openedAt: "desc" }, { id: "asc" }],
    take,
    select: lineSelect,
  });
  const sealed = await sealedTexts(tx, row);
  if (rows.length === 0) return { lines: [], total, atPartner, sealed };
  const facts = await namesFor(tx, rows, row.formVersionId, locale);
  return {
    lines: rows.map((each) => lineOf(each, row.leadOrganisationId, facts)),
    total,
    atPartner,
    sealed,
  };
}

type Facts = Awaited<ReturnType<typeof namesFor>>;

async function namesFor(tx: Tx, rows: Row[], formVersionId: string, locale: Locale) {
  const ids = (list: (string | null)[]) => [...new Set(list.filter((id) => id !== null))];
  const memberships = await tx.membership.findMany({
    where: { id: { in: ids(rows.map(({ membershipId }) => membershipId)) } },
    select: { id: true, unit: true, person: { select: { displayName: true } } },
  });
  const organisations = await tx.organisation.findMany({
    where: { id: { in: ids(rows.map(({ organisationId }) => organisationId)) } },
    select: { id: true, shortName: true },
  });
  const documents = await tx.document.findMany({
    where: { id: { in: ids(rows.map(({ documentId }) => documentId)) } },
    select: { id: true, name: true },
  });
  const releases = await tx.release.findMany({
    where: { id: { in: ids(rows.map(({ sourceId }) => sourceId)) } },
    select: { id: true, basis: true, answeredAt: true, createdAt: true },
  });
  const form = await getFormSections(tx, formVersionId);
  return {
    members: new Map(memberships.map((each) => [each.id, each])),
    organisations: new Map(
      organisations.map(({ id, shortName }) => [id, localisedName(shortName, locale)]),
    ),
    documents: new Map(documents.map(({ id, name }) => [id, name])),
    emergencies: await emergencyReasons(
      tx,
      ids(rows.map(({ reason, sourceId }) => (reason === "break_glass" ? sourceId : null))),
    ),
    releases: new Map(releases.map((each) => [each.id, each])),
    sections: new Map(form.map(({ key, title }) => [key, inLocale(title, locale)])),
  };
}

function lineOf(row: Row, leadOrganisationId: string, facts: Facts): ReceiptLine {
  const isLead = row.organisationId === leadOrganisationId;
  const member = isLead ? undefined : facts.members.get(row.membershipId);
  const release = row.sourceId ? facts.releases.get(row.sourceId) : undefined;
  return {
    id: row.id,
    at: row.openedAt.toISOString(),
    person: member?.person.displayName ?? null,
    organisation: facts.organisations.get(row.organisationId) ?? "",
    role: toldRole(row.role),
    unit: member?.unit ?? null,
    object: row.object,
    section: facts.sections.get(row.sectionKey) ?? row.sectionKey,
    document: row.documentId ? (facts.documents.get(row.documentId) ?? null) : null,
    version: row.version,
    release: release
      ? {
          id: release.id,
          basis: release.basis,
          at: (release.answeredAt ?? release.createdAt).toISOString(),
        }
      : null,
    emergency: row.sourceId ? (facts.emergencies.get(row.sourceId) ?? null) : null,
  };
}
