import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Locale } from "@/lib/i18n/locales";
import { isLocale } from "@/lib/i18n/locales";
import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
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

const organisation = { select: { name: true, shortName: true } } as const;

const publicSelect = {
  slug: true,
  name: true,
  summary: true,
  offers: true,
  status: true,
  decisionMode: true,
  contactEmail: true,
  lead: organisation,
  partner: organisation,
  intakes: {
    where: { status: "open" },
    orderBy: [{ opensAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      slug: true,
      name: true,
      kind: true,
      opensAt: true,
      closesAt: true,
      graceMinutes: true,
      panelAt: true,
      answerBy: true,
      acceptedLanguages: true,
      lookingFor: true,
      originText: true,
      cutOffs: {
        orderBy: { closesAt: "asc" },
        select: { closesAt: true, panelAt: true, answerBy: true },
      },
    },
  },
} satisfies Prisma.ProgrammeSelect;

const say = (stored: unknown, locale: Locale): string => localisedText.parse(stored)[locale];

/** Every open programme with its intakes, in the order they were made. Public: no actor. */
export async function listPublicProgrammes(locale: Locale): Promise<PublicProgramme[]> {
  const now = await databaseNow();
  const rows = await db().programme.findMany({
    where: { status: "open" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 100,
    select: publicSelect,
  });
  return rows.map((row) => programmeView(row, locale, now));
}

/** One programme by the address of its page; a closed one still has its page, a draft none. Public. Throws 404. */
export async function getPublicProgramme(slug: string, locale: Locale): Promise<PublicProgramme> {
  const now = await databaseNow();
  const row = await db().programme.findFirst({
    where: { slug, status: { in: [...publicProgrammeStatuses] } },
    select: publicSelect,
  });
  if (!row) throw notFound();
  return programmeView(row, locale, now);
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

type Row = Prisma.ProgrammeGetPayload<{ select: typeof publicSelect }>;
type IntakeRow = Row["intakes"][number];

function programmeView(row: Row, locale: Locale, now: Date): PublicProgramme {
  const named = ({ name, shortName }: Row["lead"]) => ({
    name: say(name, locale),
    shortName: say(shortName, locale),
  });
  const isOpen = row.status === "open";
  const intakes = isOpen ? row.intakes.map((intake) => intakeView(intake, locale, now)) : [];
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
    lead: named(row.lead),
    partner: named(row.partner),
    contactEmail: row.contactEmail,
    intakes: intakes.filter((intake) => intake.state !== "passed").sort(byDeadline),
  };
}

function byDeadline(a: PublicIntake, b: PublicIntake): number {
  const order = { open: 0, announced: 1, passed: 2 };
  const when = (intake: PublicIntake) => intake.closesAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return order[a.state] - order[b.state] || when(a) - when(b);
}

function intakeView(row: IntakeRow, locale: Locale, now: Date): PublicIntake {
  const next = nextDeadline(row, now);
  const cutOff = row.cutOffs.find((each) => each.closesAt.getTime() === next?.getTime());
  return {
    id: row.id,
    slug: row.slug,
    name: say(row.name, locale),
    kind: row.kind,
    state: stateOf(row, now),
    opensAt: row.opensAt,
    closesAt: next ?? row.closesAt,
    graceMinutes: row.graceMinutes,
    panelAt: cutOff?.panelAt ?? row.panelAt,
    answerBy: cutOff?.answerBy ?? row.answerBy,
    cutOffs: row.cutOffs.filter((each) => each.closesAt > now),
    acceptedLanguages: row.acceptedLanguages.filter(isLocale),
    lookingFor: say(row.lookingFor, locale),
    origin: say(row.originText, locale),
  };
}

function stateOf(row: IntakeRow, now: Date): PublicIntakeState {
  if (row.opensAt > now) return "announced";
  if (row.closesAt === null) return "open";
  return row.closesAt.getTime() + row.graceMinutes * 60_000 >= now.getTime() ? "open" : "passed";
}
