import type { InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { IntakeDates } from "@/lib/applications/lifecycle";
import { select } from "@/lib/platform/sql";
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

/** The facts of intakes as a list's statement asks for them; the caller says of which. */
export const intakeFacts = select
  .selectFrom("intakes as i")
  .innerJoin("programmes as p", "p.id", "i.programme_id")
  .innerJoin("organisations as l", "l.id", "p.lead_organisation_id")
  .innerJoin("organisations as q", "q.id", "p.partner_organisation_id")
  .select((of) => [
    "i.id",
    "i.slug",
    "i.name",
    "i.kind",
    "i.closes_at as closesAt",
    "i.panel_at as panelAt",
    "i.answer_by as answerBy",
    "i.reviews_due_at as reviewsDueAt",
    "l.short_name as lead",
    "q.short_name as partner",
    jsonArrayFrom(
      of
        .selectFrom("cut_offs as c")
        .whereRef("c.intake_id", "=", "i.id")
        .select(["c.closes_at as closesAt", "c.panel_at as panelAt", "c.answer_by as answerBy"]),
    ).as("cutOffs"),
  ]);

/** As JSON brings them. */
type Told = InferResult<typeof intakeFacts>[number];
type Raw = {
  [Key in keyof Told]: Told[Key] extends Date
    ? string
    : Told[Key] extends Date | null
      ? string | null
      : Told[Key];
};

const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

/** The same with dates, by id. */
export function intakesFrom(rows: readonly Raw[]): Map<string, IntakeFacts> {
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        name: row.name as LocalisedText,
        lead: row.lead as LocalisedText,
        partner: row.partner as LocalisedText,
        closesAt: dateOrNull(row.closesAt),
        panelAt: dateOrNull(row.panelAt),
        answerBy: dateOrNull(row.answerBy),
        reviewsDueAt: dateOrNull(row.reviewsDueAt),
        cutOffs: row.cutOffs.map((cutOff) => ({
          closesAt: new Date(cutOff.closesAt),
          panelAt: dateOrNull(cutOff.panelAt),
          answerBy: dateOrNull(cutOff.answerBy),
        })),
      },
    ]),
  );
}
