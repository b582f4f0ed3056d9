import { z } from "zod";
import { eligibilityFactsFrom } from "@/lib/applications/eligibility-facts";
import { visibleQuestions, type SectionAnswers } from "@/lib/applications/answers";
import type { Reader } from "@/lib/applications/policy";
import type { ApplicationStatus } from "@/lib/applications/schema";
import type { VersionReason } from "@/lib/generated/prisma/enums";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { evaluate } from "@/lib/programmes/eligibility";
import { fillText } from "@/lib/programmes/fill-text";
import { inLocale } from "@/lib/programmes/localised";
import { eligibilityRuleSchema } from "@/lib/programmes/rules-schema";
import type { Section } from "@/lib/programmes/schema";
import { describer } from "./describe";
import { findVisibleApplication, type ApplicationRow } from "./find-visible-application";
import { getFormSections } from "./form-versions";
import { claimFrom, type Claim } from "./get-claim";
import { readStaffRecord, type StoredStaffRecord } from "./read-staff-record";

/** Who changed a status: named to the lead's staff, by organisation to the partner. */
export type HistoryActor =
  | { kind: "portal" }
  | { kind: "startup" }
  | { kind: "organisation"; name: string };

export interface HistoryLine {
  status: ApplicationStatus;
  label: string;
  at: string;
  by: HistoryActor;
}

export interface RuleResult {
  key: string;
  /** The rule in words. */
  rule: string;
  passed: boolean | "unknown";
  /** Said where it failed. */
  reason: string | null;
}

/** What the staff's page of one application shows beside the application itself. */
export interface StaffRecord {
  /** The database's clock, ISO. */
  now: string;
  history: HistoryLine[];
  /** The lead's staff only. */
  versions: { number: number; reason: VersionReason; frozenAt: string }[];
  /** The lead's staff only: judged now, or as recorded at screening. */
  eligibility: { recordedVersion: number | null; results: RuleResult[] } | null;
  /** An imported record that nobody of the startup has claimed. */
  unclaimed: boolean;
  /** The lead's staff only, of an imported record. */
  claim: Claim | null;
}

const staffReaders: readonly Reader[] = ["lead", "partner", "partner_ended"];

/**
 * History, versions and eligibility of one application for staff of both organisations. A partner reads the states with
 * dates and organisations, but no version: that would tell when protected sections changed. Throws 404 for all others.
 */
export function getStaffRecord(actor: Actor, id: string, locale: Locale): Promise<StaffRecord> {
  return withActor(actor, async (tx, now) => {
    const { row, reader } = await findVisibleApplication(tx, actor, id, now, { metadata: true });
    if (!staffReaders.includes(reader)) throw notFound();
    const isLead = reader === "lead";
    const stored = await readStaffRecord(tx, row, reader);
    return {
      now: now.toISOString(),
      history: await historyOf(stored, row, locale, isLead),
      versions: stored.versions.map(({ frozenAt, ...version }) => ({
        ...version,
        frozenAt: new Date(frozenAt).toISOString(),
      })),
      eligibility: isLead ? await eligibilityOf(tx, row, stored, locale, now) : null,
      unclaimed: row.source === "import" && row.claimedAt === null,
      claim: claimFrom(stored.invitations, row, reader, now),
    };
  });
}

async function historyOf(
  { history }: StoredStaffRecord,
  row: ApplicationRow,
  locale: Locale,
  isLead: boolean,
): Promise<HistoryLine[]> {
  const words = await describer(locale);
  return history.map(({ to, at, byPersonId, organisationId, organisation, person }) => {
    const by = (): HistoryActor => {
      if (!byPersonId) return { kind: "portal" };
      if (!organisation) return { kind: "startup" };
      const name = inLocale(organisation, locale);
      const isOwn = isLead && organisationId === row.leadOrganisationId;
      return { kind: "organisation", name: isOwn ? `${person} · ${name}` : name };
    };
    return {
      status: to,
      label: words.statusLabel(isLead ? "staff" : "partner", to),
      at: new Date(at).toISOString(),
      by: by(),
    };
  });
}

const recordSchema = z.object({
  results: z.array(
    z.object({ key: z.string(), passed: z.union([z.boolean(), z.literal("unknown")]) }),
  ),
});

async function eligibilityOf(
  tx: Tx,
  row: ApplicationRow,
  stored: StoredStaffRecord,
  locale: Locale,
  now: Date,
): Promise<StaffRecord["eligibility"]> {
  const rules = stored.rules.map(({ rule }) => eligibilityRuleSchema.parse(rule));
  const wordsOf = (key: string) => {
    const rule = rules.find((each) => each.key === key);
    if (!rule) return key;
    const values: Record<string, number> = "limit" in rule ? { limit: rule.limit } : {};
    return inLocale(fillText(rule.question, values), locale);
  };
  if (row.eligibilityVersion !== null) {
    const record = recordSchema.safeParse(stored.eligibilityRecord);
    return {
      recordedVersion: row.eligibilityVersion,
      results: (record.success ? record.data.results : []).map(({ key, passed }) => ({
        key,
        passed,
        rule: wordsOf(key),
        reason: null,
      })),
    };
  }
  const form = await getFormSections(tx, row.formVersionId);
  const facts = eligibilityFactsFrom(shownAnswers(form, stored.frozen));
  const { results } = evaluate(rules, facts, now);
  return {
    recordedVersion: null,
    results: results.map(({ key, passed, reason }) => ({
      key,
      passed,
      rule: wordsOf(key),
      reason: passed === false ? inLocale(reason, locale) : null,
    })),
  };
}

/** The shown answers of the last frozen version, as markEligible judges them. */
function shownAnswers(form: Section[], frozen: StoredStaffRecord["frozen"]): SectionAnswers {
  const given = new Map(frozen.map(({ key, answers }) => [key, answers]));
  return Object.fromEntries(
    form.flatMap((section) => {
      const answers = given.get(section.key) ?? {};
      return visibleQuestions(section, answers).map(({ key }) => [key, answers[key] ?? null]);
    }),
  );
}
