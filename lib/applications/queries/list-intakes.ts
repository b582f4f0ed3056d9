import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { windowState } from "@/lib/applications/lifecycle";
import type { Locale } from "@/lib/i18n/locales";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { ask, select } from "@/lib/platform/sql";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { getFormSections } from "./form-versions";

/** An intake as everyone may see it. */
export interface IntakeView {
  id: string;
  slug: string;
  name: string;
  programme: { id: string; slug: string; name: string; lead: string; partner: string };
  kind: "window" | "rolling";
  opensAt: string;
  /** ISO; null while a rolling intake has no next cut-off. */
  deadline: string | null;
  graceMinutes: number;
  acceptedLanguages: string[];
  lookingFor: string;
  origin: string;
}

const localised = (value: unknown, locale: Locale) => inLocale(value as LocalisedText, locale);

const visible = { status: { not: "draft" as const }, programme: { status: "open" as const } };

/** Every intake that `visible` names and that has a form, with the database's clock. One statement. */
const publicIntakes = select
  .selectFrom("intakes as i")
  .innerJoin("programmes as p", "p.id", "i.programme_id")
  .innerJoin("organisations as l", "l.id", "p.lead_organisation_id")
  .innerJoin("organisations as q", "q.id", "p.partner_organisation_id")
  .where("i.status", "!=", "draft")
  .where("p.status", "=", "open")
  .where("i.form_version_id", "is not", null)
  .orderBy(sql`i.closes_at ASC NULLS LAST, i.slug`)
  .select((of) => [
    sql<Date>`app_now()`.as("now"),
    "i.id",
    "i.slug",
    "i.name",
    "i.kind",
    "i.status",
    "i.opens_at as opensAt",
    "i.closes_at as closesAt",
    "i.grace_minutes as graceMinutes",
    "i.accepted_languages as acceptedLanguages",
    "i.looking_for as lookingFor",
    "i.origin_text as originText",
    "p.id as programmeId",
    "p.slug as programmeSlug",
    "p.name as programmeName",
    "l.short_name as lead",
    "q.short_name as partner",
    jsonArrayFrom(
      of
        .selectFrom("cut_offs as c")
        .whereRef("c.intake_id", "=", "i.id")
        .orderBy("c.closes_at")
        .select("c.closes_at as closesAt"),
    ).as("cutOffs"),
  ]);

type Row = Omit<InferResult<typeof publicIntakes>[number], "cutOffs"> & {
  cutOffs: { closesAt: Date }[];
};

async function readIntakes(): Promise<Row[]> {
  const rows = await ask(db(), publicIntakes);
  return rows.map(({ cutOffs, ...row }) => ({
    ...row,
    cutOffs: cutOffs.map(({ closesAt }) => ({ closesAt: new Date(closesAt) })),
  }));
}

function viewOf(row: Row, locale: Locale): IntakeView {
  const { now } = row;
  const nextCutOff = row.cutOffs.find(({ closesAt }) => closesAt >= now)?.closesAt ?? null;
  const deadline = row.closesAt ?? nextCutOff;
  return {
    id: row.id,
    slug: row.slug,
    name: localised(row.name, locale),
    programme: {
      id: row.programmeId,
      slug: row.programmeSlug,
      name: localised(row.programmeName, locale),
      lead: localised(row.lead, locale),
      partner: localised(row.partner, locale),
    },
    kind: row.kind,
    opensAt: row.opensAt.toISOString(),
    deadline: deadline?.toISOString() ?? null,
    graceMinutes: row.graceMinutes,
    acceptedLanguages: row.acceptedLanguages ?? [],
    lookingFor: localised(row.lookingFor, locale),
    origin: localised(row.originText, locale),
  };
}

/** Intakes that take applications now (grace included), the first to close first. Public. */
export async function listOpenIntakes(locale: Locale): Promise<{ items: IntakeView[] }> {
  const rows = await readIntakes();
  const open = rows.filter(
    ({ status, now, ...row }) =>
      windowState({ ...row, intakeStatus: status, deadlineExtendedTo: null }, now) === "open",
  );
  return { items: open.map((row) => viewOf(row, locale)) };
}

/** Every intake of an open programme that is no draft, open or closed. Public. */
export async function listPublicIntakes(locale: Locale): Promise<{ items: IntakeView[] }> {
  return { items: (await readIntakes()).map((row) => viewOf(row, locale)) };
}

/** The published form of a public intake. Throws 404 for a draft or unknown one. */
export async function getIntakeForm(
  intakeId: string,
): Promise<{ intakeId: string; sections: Section[] }> {
  const intake = await db().intake.findFirst({
    where: { AND: [{ id: intakeId }, visible] },
    select: { formVersionId: true },
  });
  if (!intake?.formVersionId) throw notFound();
  return { intakeId, sections: await getFormSections(db(), intake.formVersionId) };
}
