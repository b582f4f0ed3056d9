import type { IntakeDates } from "@/lib/applications/lifecycle";
import type { Tx } from "@/lib/platform/db";
import type { LocalisedText } from "@/lib/programmes/localised";

/** An intake as rows of a list need it: name, dates and the two organisations. */
export interface IntakeFacts extends IntakeDates {
  id: string;
  slug: string;
  name: LocalisedText;
  kind: "window" | "rolling";
  closesAt: Date | null;
  reviewsDueAt: Date | null;
  cutOffs: (IntakeDates & { closesAt: Date })[];
  lead: LocalisedText;
  partner: LocalisedText;
}

type Raw = Omit<IntakeFacts, "cutOffs"> & {
  cutOffs: { closesAt: string; panelAt: string | null; answerBy: string | null }[];
};

const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

/** The intakes of these ids in one statement, whatever their number. */
export async function loadIntakeFacts(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, IntakeFacts>> {
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT i.id, i.slug, i.name, i.kind, i.closes_at AS "closesAt", i.panel_at AS "panelAt", i.answer_by AS "answerBy",
           i.reviews_due_at AS "reviewsDueAt", l.short_name AS lead, q.short_name AS partner,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('closesAt', c.closes_at, 'panelAt', c.panel_at, 'answerBy', c.answer_by)), '[]')
              FROM cut_offs c WHERE c.intake_id = i.id) AS "cutOffs"
      FROM intakes i
      JOIN programmes p ON p.id = i.programme_id
      JOIN organisations l ON l.id = p.lead_organisation_id
      JOIN organisations q ON q.id = p.partner_organisation_id
     WHERE i.id = ANY (${[...new Set(ids)]}::uuid[])`;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        cutOffs: row.cutOffs.map((cutOff) => ({
          closesAt: new Date(cutOff.closesAt),
          panelAt: dateOrNull(cutOff.panelAt),
          answerBy: dateOrNull(cutOff.answerBy),
        })),
      },
    ]),
  );
}
