import { sql, type ExpressionBuilder, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { z } from "zod";
import type { Locale } from "@/lib/i18n/locales";
import { isLocale } from "@/lib/i18n/locales";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { ask, askOne, select } from "@/lib/platform/sql";
import type { Tables } from "@/lib/platform/tables";
import {
  publicProgrammeStatuses,
  type DecisionMode,
  type IntakeKind,
} from "@/lib/programmes/schema";
import { eligibilityRuleSchema, type EligibilityRule } from "@/lib/programmes/rules-schema";
import { localisedText } from "@/lib/programmes/localised";
import { nextDeadline } from "@/lib/programmes/readiness";

/** `announced`: opens later; `open`: takes applications now; `passed`: every deadline and its grace are over. */
export type PublicIntakeState = "announced" | "open" | "passed";

export interface PublicCutOff {
  closesAt: Date;
  panelAt: Date | null;
  answerBy: Date | null;
}

/** An intake as everybody sees it; words in one language. */
export interface PublicIntake {
  id: string;
  slug: string;
  name: string;
  kind: IntakeKind;
  state: PublicIntakeState;
  opensAt: Date;
  /** The next deadline ahead, or the last one when none is; null only for a rolling intake without an end. */
  closesAt: Date | null;
  graceMinutes: number;
  panelAt: Date | null;
  answerBy: Date | null;
  cutOffs: PublicCutOff[];
  acceptedLanguages: Locale[];
  lookingFor: string;
  origin: string;
}

export interface PublicOrganisation {
  name: string;
  shortName: string;
}

/** A programme as everybody sees it; words in one language. */
export interface PublicProgramme {
  slug: string;
  name: string;
  summary: string;
  offers: string[];
  status: "open" | "closed";
  decisionMode: DecisionMode;
  lead: PublicOrganisation;
  partner: PublicOrganisation;
  contactEmail: string | null;
  /** Open and announced ones, the next deadline first. */
  intakes: PublicIntake[];
}

/** Programmes as their pages show them, in the order they were made, with the database's clock: one statement. */
const publicRows = () =>
  select
    .selectFrom("programmes as p")
    .innerJoin("organisations as l", "l.id", "p.lead_organisation_id")
    .innerJoin("organisations as r", "r.id", "p.partner_organisation_id")
    .select([
      "p.slug",
      "p.name",
      "p.summary",
      "p.offers",
      "p.status",
      "p.decision_mode as decisionMode",
      "p.contact_email as contactEmail",
      "l.name as leadName",
      "l.short_name as leadShortName",
      "r.name as partnerName",
      "r.short_name as partnerShortName",
      sql<Date>`app_now()`.as("now"),
    ])
    .select((of) => jsonArrayFrom(openIntakes(of)).as("intakes"))
    .orderBy("p.created_at")
    .orderBy("p.id")
    .limit(100);

type Programmes = ExpressionBuilder<Tables & { p: Tables["programmes"] }, "p">;

const openIntakes = (of: Programmes) =>
  of
    .selectFrom("intakes as i")
    .whereRef("i.programme_id", "=", "p.id")
    .where("i.status", "=", "open")
    .select([
      "i.id",
      "i.slug",
      "i.name",
      "i.kind",
      "i.opens_at as opensAt",
      "i.closes_at as closesAt",
      "i.grace_minutes as graceMinutes",
      "i.panel_at as panelAt",
      "i.answer_by as answerBy",
      "i.accepted_languages as acceptedLanguages",
      "i.looking_for as lookingFor",
      "i.origin_text as originText",
    ])
    .select((inner) =>
      jsonArrayFrom(
        inner
          .selectFrom("cut_offs as c")
          .whereRef("c.intake_id", "=", "i.id")
          .select(["c.closes_at as closesAt", "c.panel_at as panelAt", "c.answer_by as answerBy"])
          .orderBy("c.closes_at"),
      ).as("cutOffs"),
    )
    .orderBy("i.opens_at")
    .orderBy("i.id");

const say = (stored: unknown, locale: Locale): string => localisedText.parse(stored)[locale];

/** Every open programme with its intakes, in the order they were made. Public: no actor. */
export async function listPublicProgrammes(locale: Locale): Promise<PublicProgramme[]> {
  const rows = await ask(db(), publicRows().where("p.status", "=", "open"));
  return rows.map((row) => programmeView(row, locale));
}

/** One programme by the address of its page; a closed one still has its page, a draft none. Public. Throws 404. */
export async function getPublicProgramme(slug: string, locale: Locale): Promise<PublicProgramme> {
  const row = await askOne(
    db(),
    publicRows()
      .where("p.slug", "=", slug)
      .where("p.status", "in", [...publicProgrammeStatuses]),
  );
  if (!row) throw notFound();
  return programmeView(row, locale);
}

/** The rules of an open intake as they stand now, in order. Public. */
export async function listPublicRules(intakeId: string): Promise<EligibilityRule[]> {
  const intake = await db().intake.findFirst({
    where: { id: intakeId, status: "open", programme: { status: "open" } },
    select: {
      eligibilityVersion: true,
      eligibilityRules: { orderBy: { position: "asc" }, select: { version: true, rule: true } },
    },
  });
  const current = intake?.eligibilityRules.filter(
    (rule) => rule.version === intake.eligibilityVersion,
  );
  return (current ?? []).map(({ rule }) => eligibilityRuleSchema.parse(rule));
}

type Row = InferResult<ReturnType<typeof publicRows>>[number];
type IntakeRow = Row["intakes"][number];

function programmeView(row: Row, locale: Locale): PublicProgramme {
  const isOpen = row.status === "open";
  const intakes = isOpen ? row.intakes.map((intake) => intakeView(intake, locale, row.now)) : [];
  return {
    slug: row.slug,
    name: say(row.name, locale),
    summary: say(row.summary, locale),
    offers: z
      .array(localisedText)
      .parse(row.offers)
      .map((offer) => offer[locale]),
    status: isOpen ? "open" : "closed",
    decisionMode: row.decisionMode,
    lead: { name: say(row.leadName, locale), shortName: say(row.leadShortName, locale) },
    partner: { name: say(row.partnerName, locale), shortName: say(row.partnerShortName, locale) },
    contactEmail: row.contactEmail,
    intakes: intakes.filter((intake) => intake.state !== "passed").sort(byDeadline),
  };
}

function byDeadline(a: PublicIntake, b: PublicIntake): number {
  const order = { open: 0, announced: 1, passed: 2 };
  const when = (intake: PublicIntake) => intake.closesAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return order[a.state] - order[b.state] || when(a) - when(b);
}

// A date inside nested rows comes as text.
const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function cutOffOf(row: IntakeRow["cutOffs"][number]): PublicCutOff {
  return {
    closesAt: new Date(row.closesAt),
    panelAt: dateOf(row.panelAt),
    answerBy: dateOf(row.answerBy),
  };
}

function intakeView(row: IntakeRow, locale: Locale, now: Date): PublicIntake {
  const opensAt = new Date(row.opensAt);
  const closesAt = dateOf(row.closesAt);
  const cutOffs = row.cutOffs.map(cutOffOf);
  const next = nextDeadline({ kind: row.kind, closesAt, cutOffs }, now);
  const cutOff = cutOffs.find((each) => each.closesAt.getTime() === next?.getTime());
  return {
    id: row.id,
    slug: row.slug,
    name: say(row.name, locale),
    kind: row.kind,
    state: stateOf(opensAt, closesAt, row.graceMinutes, now),
    opensAt,
    closesAt: next ?? closesAt,
    graceMinutes: row.graceMinutes,
    panelAt: cutOff?.panelAt ?? dateOf(row.panelAt),
    answerBy: cutOff?.answerBy ?? dateOf(row.answerBy),
    cutOffs: cutOffs.filter((each) => each.closesAt > now),
    acceptedLanguages: (row.acceptedLanguages ?? []).filter(isLocale),
    lookingFor: say(row.lookingFor, locale),
    origin: say(row.originText, locale),
  };
}

function stateOf(
  opensAt: Date,
  closesAt: Date | null,
  graceMinutes: number,
  now: Date,
): PublicIntakeState {
  if (opensAt > now) return "announced";
  if (closesAt === null) return "open";
  return closesAt.getTime() + graceMinutes * 60_000 >= now.getTime() ? "open" : "passed";
}
