import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { localisedName } from "@/lib/accounts/localised-name";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import type { Locale } from "@/lib/i18n/locales";
import type { Tx } from "@/lib/platform/db";
import { askOne, dateIn, select } from "@/lib/platform/sql";
import { inLocale } from "@/lib/programmes/localised";
import type { Receipt, ReceiptLine } from "@/lib/releases/views";
import type { ReleasePlace } from "./load-release";
import { sealedTexts } from "./sealed-texts";

/** The newest openings of an application, each with the names it is told by. */
const newest = (applicationId: string, take: number) =>
  select
    .selectFrom("openings as o")
    .leftJoin("memberships as m", "m.id", "o.membership_id")
    .leftJoin("people as p", "p.id", "m.person_id")
    .leftJoin("organisations as g", "g.id", "o.organisation_id")
    .leftJoin("documents as d", "d.id", "o.document_id")
    .leftJoin("releases as r", "r.id", "o.source_id")
    .leftJoin("emergency_accesses as e", (join) =>
      join.onRef("e.id", "=", "o.source_id").on("o.reason", "=", "break_glass"),
    )
    .where("o.application_id", "=", applicationId)
    .orderBy("o.opened_at", "desc")
    .orderBy("o.id")
    .limit(take)
    .select([
      "o.id",
      "o.organisation_id as organisationId",
      "o.role",
      "o.object",
      "o.section_key as sectionKey",
      "o.version",
      "o.opened_at as openedAt",
      "p.display_name as person",
      "m.unit",
      "g.short_name as organisation",
      "d.name as document",
      "r.id as releaseId",
      "r.basis",
      sql<string>`coalesce(r.answered_at, r.created_at)`.as("releasedAt"),
      "e.reason as emergency",
    ]);

const statement = ({ row }: ReleasePlace, take: number) =>
  select.selectNoFrom((of) => {
    const all = of.selectFrom("openings as o").where("o.application_id", "=", row.id);
    const number = sql<number>`count(*)::int`.as("number");
    return [
      jsonArrayFrom(newest(row.id, take)).as("lines"),
      all.select(number).as("total"),
      all.where("o.organisation_id", "=", row.partnerOrganisationId).select(number).as("atPartner"),
    ];
  });

type Row = InferResult<ReturnType<typeof statement>>[number]["lines"][number];

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
  place: ReleasePlace,
  locale: Locale,
  take: number,
): Promise<Receipt> {
  const { row } = place;
  const found = await askOne(tx, statement(place, take));
  const sealed = await sealedTexts(tx, row);
  const form = await getFormSections(tx, row.formVersionId);
  const sections = new Map(form.map(({ key, title }) => [key, inLocale(title, locale)]));
  return {
    lines: (found?.lines ?? []).map((each) =>
      lineOf(each, { leadOrganisationId: row.leadOrganisationId, sections, locale }),
    ),
    total: found?.total ?? 0,
    atPartner: found?.atPartner ?? 0,
    sealed,
  };
}

interface Words {
  leadOrganisationId: string;
  sections: ReadonlyMap<string, string>;
  locale: Locale;
}

function lineOf(row: Row, { leadOrganisationId, sections, locale }: Words): ReceiptLine {
  const isLead = row.organisationId === leadOrganisationId;
  return {
    id: row.id,
    at: dateIn(row.openedAt).toISOString(),
    person: isLead ? null : row.person,
    organisation: localisedName(row.organisation, locale),
    role: toldRole(row.role),
    unit: isLead ? null : row.unit,
    object: row.object,
    section: sections.get(row.sectionKey) ?? row.sectionKey,
    document: row.document,
    version: row.version,
    release:
      row.releaseId && row.basis
        ? { id: row.releaseId, basis: row.basis, at: dateIn(row.releasedAt).toISOString() }
        : null,
    emergency: row.emergency,
  };
}
