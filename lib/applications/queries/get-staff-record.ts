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
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import { describer } from "./describe";
import { claimOf, type Claim } from "./get-claim";
import { getEligibilityRules } from "./eligibility-rules";
import { findVisibleApplication, type ApplicationRow } from "./find-visible-application";
import { getFormSections } from "./form-versions";
import { loadVersion } from "./load-version";

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
    return {
      now: now.toISOString(),
      history: reader === "partner_ended" ? [] : await historyOf(tx, row, locale, isLead),
      versions: isLead ? await versionsOf(tx, id) : [],
      eligibility: isLead ? await eligibilityOf(tx, row, locale, now) : null,
      unclaimed: row.source === "import" && row.claimedAt === null,
      claim: await claimOf(tx, row, reader, now),
    };
  });
}

async function historyOf(
  tx: Tx,
  row: ApplicationRow,
  locale: Locale,
  isLead: boolean,
): Promise<HistoryLine[]> {
  const words = await describer(locale);
  const changes = await tx.statusChange.findMany({
    where: { applicationId: row.id, to: { not: "draft" } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { to: true, at: true, byPersonId: true, byMembershipId: true },
  });
  const ids = <T>(list: (T | null)[]) => [...new Set(list.filter((id) => id !== null))];
  const memberships = await tx.membership.findMany({
    where: { id: { in: ids(changes.map(({ byMembershipId }) => byMembershipId)) } },
    select: {
      id: true,
      startupId: true,
      organisationId: true,
      organisation: { select: { shortName: true } },
      person: { select: { displayName: true } },
    },
  });
  const byId = new Map(memberships.map((membership) => [membership.id, membership]));
  return changes.map(({ to, at, byPersonId, byMembershipId }) => {
    const membership = byMembershipId ? byId.get(byMembershipId) : undefined;
    const by = (): HistoryActor => {
      if (!byPersonId) return { kind: "portal" };
      if (!membership?.organisation) return { kind: "startup" };
      const organisation = inLocale(membership.organisation.shortName as LocalisedText, locale);
      const isOwn = isLead && membership.organisationId === row.leadOrganisationId;
      return {
        kind: "organisation",
        name: isOwn ? `${membership.person.displayName} · ${organisation}` : organisation,
      };
    };
    return {
      status: to,
      label: words.statusLabel(isLead ? "staff" : "partner", to),
      at: at.toISOString(),
      by: by(),
    };
  });
}

async function versionsOf(tx: Tx, applicationId: string) {
  const versions = await tx.applicationVersion.findMany({
    where: { applicationId },
    orderBy: { number: "desc" },
    select: { number: true, reason: true, frozenAt: true },
  });
  return versions.map(({ frozenAt, ...version }) => ({
    ...version,
    frozenAt: frozenAt.toISOString(),
  }));
}

const recordSchema = z.object({
  results: z.array(
    z.object({ key: z.string(), passed: z.union([z.boolean(), z.literal("unknown")]) }),
  ),
});

async function eligibilityOf(
  tx: Tx,
  row: ApplicationRow,
  locale: Locale,
  now: Date,
): Promise<StaffRecord["eligibility"]> {
  const { rules } = await getEligibilityRules(tx, row.intakeId);
  const wordsOf = (key: string) => {
    const rule = rules.find((each) => each.key === key);
    if (!rule) return key;
    const values: Record<string, number> = "limit" in rule ? { limit: rule.limit } : {};
    return inLocale(fillText(rule.question, values), locale);
  };
  if (row.eligibilityVersion !== null) {
    const stored = await tx.application.findUniqueOrThrow({
      where: { id: row.id },
      select: { eligibilityRecord: true },
    });
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
  const { results } = evaluate(rules, eligibilityFactsFrom(await frozenAnswers(tx, row)), now);
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
async function frozenAnswers(tx: Tx, row: ApplicationRow): Promise<SectionAnswers> {
  const form = await getFormSections(tx, row.formVersionId);
  const frozen = await loadVersion(tx, row.id, row.currentVersion);
  return Object.fromEntries(
    form.flatMap((section) => {
      const given = frozen.get(section.key)?.answers ?? {};
      return visibleQuestions(section, given).map(({ key }) => [key, given[key] ?? null]);
    }),
  );
}
