import { liveBarsOf, liveGrantsOf } from "@/lib/access/scope";
import type { Actor } from "@/lib/platform/actor";
import { onceInReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { LocalisedText } from "@/lib/programmes/localised";
import { datesOfIntake, deadlineOf, type NextStepFacts } from "@/lib/applications/lifecycle";
import {
  readerOf,
  readsShared,
  type AccessFacts,
  type ApplicationFacts,
  type Reader,
} from "@/lib/applications/policy";
import { isUuid, type ApplicationStatus } from "@/lib/applications/schema";

/** One application as commands and queries need it: facts of the policy, dates, names. No answers. */
export interface ApplicationRow extends ApplicationFacts {
  reference: string;
  statusAt: Date;
  /** Of an imported one: when somebody of the startup took it over. */
  claimedAt: Date | null;
  intakeId: string;
  formVersionId: string;
  currentVersion: number;
  language: string;
  returnedDueAt: Date | null;
  reapplyFrom: Date | null;
  rejectionRule: string | null;
  rejectionReason: string | null;
  eligibilityVersion: number | null;
  decisionDueAt: Date | null;
  startup: { name: string; listName: string; listNameOther: string | null };
  programmeName: LocalisedText;
  intake: { slug: string; name: LocalisedText; acceptedLanguages: string[] };
  lead: LocalisedText;
  partner: LocalisedText;
  next: NextStepFacts;
}

interface RawRow {
  id: string;
  reference: string;
  status: ApplicationStatus;
  status_at: Date;
  claimed_at: Date | null;
  source: "self" | "import";
  intake_id: string;
  programme_id: string;
  lead_organisation_id: string;
  partner_organisation_id: string;
  startup_id: string;
  form_version_id: string;
  current_version: number;
  language: string;
  submitted_at: Date | null;
  partner_ended_at: Date | null;
  deadline_extended_to: Date | null;
  returned_due_at: Date | null;
  returned_sections: string[];
  reapply_from: Date | null;
  rejection_rule: string | null;
  rejection_reason: string | null;
  eligibility_version: number | null;
  decision_due_at: Date | null;
  list_name: string;
  list_name_other: string | null;
  startup_name: string;
  programme_name: LocalisedText;
  intake_slug: string;
  intake_name: LocalisedText;
  intake_kind: "window" | "rolling";
  intake_status: "draft" | "open" | "closed";
  accepted_languages: string[];
  opens_at: Date;
  closes_at: Date | null;
  grace_minutes: number;
  panel_at: Date | null;
  answer_by: Date | null;
  reviews_due_at: Date | null;
  cut_offs: { closesAt: string; panelAt: string | null; answerBy: string | null }[];
  lead_name: LocalisedText;
  partner_name: LocalisedText;
  offer_expires_at: Date | null;
}

/** One statement instead of one a relation: this is read on every request about an application. */
async function readRow(tx: Tx, id: string): Promise<RawRow | undefined> {
  const rows = await tx.$queryRaw<RawRow[]>`
    SELECT a.id, a.reference, a.status, a.status_at, a.claimed_at, a.source, a.intake_id, a.programme_id, a.lead_organisation_id,
           a.partner_organisation_id, a.startup_id, a.form_version_id, a.current_version, a.language, a.submitted_at,
           a.partner_ended_at, a.deadline_extended_to, a.returned_due_at, a.returned_sections, a.reapply_from,
           a.rejection_rule, a.rejection_reason, a.eligibility_version, a.decision_due_at, a.list_name, a.list_name_other,
           s.display_name AS startup_name, p.name AS programme_name,
           i.slug AS intake_slug, i.name AS intake_name, i.kind AS intake_kind, i.status AS intake_status,
           i.accepted_languages, i.opens_at, i.closes_at, i.grace_minutes, i.panel_at, i.answer_by, i.reviews_due_at,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('closesAt', c.closes_at, 'panelAt', c.panel_at, 'answerBy', c.answer_by)), '[]')
              FROM cut_offs c WHERE c.intake_id = i.id) AS cut_offs,
           l.short_name AS lead_name, q.short_name AS partner_name, o.expires_at AS offer_expires_at
      FROM applications a
      JOIN startups s ON s.id = a.startup_id
      JOIN programmes p ON p.id = a.programme_id
      JOIN intakes i ON i.id = a.intake_id
      JOIN organisations l ON l.id = a.lead_organisation_id
      JOIN organisations q ON q.id = a.partner_organisation_id
      LEFT JOIN offers o ON o.application_id = a.id
     WHERE a.id = ${id}::uuid`;
  return rows[0];
}

const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

function nextFacts(raw: RawRow, now: Date): NextStepFacts {
  const dates = datesOfIntake(
    {
      kind: raw.intake_kind,
      panelAt: raw.panel_at,
      answerBy: raw.answer_by,
      cutOffs: raw.cut_offs.map((cutOff) => ({
        closesAt: new Date(cutOff.closesAt),
        panelAt: dateOrNull(cutOff.panelAt),
        answerBy: dateOrNull(cutOff.answerBy),
      })),
    },
    raw.submitted_at ?? now,
  );
  return {
    ...dates,
    status: raw.status,
    deadline: deadlineOf({
      closesAt: raw.closes_at,
      deadlineExtendedTo: raw.deadline_extended_to,
    }),
    returnedDueAt: raw.returned_due_at,
    reviewsDueAt: raw.reviews_due_at,
    decisionDueAt: raw.decision_due_at,
    offerExpiresAt: raw.offer_expires_at,
    reapplyFrom: raw.reapply_from,
  };
}

function windowOf(raw: RawRow): ApplicationFacts["window"] {
  return {
    intakeStatus: raw.intake_status,
    opensAt: raw.opens_at,
    closesAt: raw.closes_at,
    graceMinutes: raw.grace_minutes,
    deadlineExtendedTo: raw.deadline_extended_to,
  };
}

function rowFrom(raw: RawRow, now: Date): ApplicationRow {
  return {
    id: raw.id,
    reference: raw.reference,
    status: raw.status,
    statusAt: raw.status_at,
    claimedAt: raw.claimed_at,
    source: raw.source,
    intakeId: raw.intake_id,
    programmeId: raw.programme_id,
    leadOrganisationId: raw.lead_organisation_id,
    partnerOrganisationId: raw.partner_organisation_id,
    startupId: raw.startup_id,
    formVersionId: raw.form_version_id,
    currentVersion: raw.current_version,
    language: raw.language,
    submittedAt: raw.submitted_at,
    partnerEndedAt: raw.partner_ended_at,
    returnedSections: raw.returned_sections,
    returnedDueAt: raw.returned_due_at,
    reapplyFrom: raw.reapply_from,
    rejectionRule: raw.rejection_rule,
    rejectionReason: raw.rejection_reason,
    eligibilityVersion: raw.eligibility_version,
    decisionDueAt: raw.decision_due_at,
    startup: {
      name: raw.startup_name,
      listName: raw.list_name,
      listNameOther: raw.list_name_other,
    },
    programmeName: raw.programme_name,
    intake: {
      slug: raw.intake_slug,
      name: raw.intake_name,
      acceptedLanguages: raw.accepted_languages,
    },
    lead: raw.lead_name,
    partner: raw.partner_name,
    window: windowOf(raw),
    next: nextFacts(raw, now),
  };
}

/** One application past every policy: for jobs of the portal itself. Throws 404 when there is none. */
export async function loadApplication(tx: Tx, id: string, now: Date): Promise<ApplicationRow> {
  const raw = isUuid(id) ? await readRow(tx, id) : undefined;
  if (!raw) throw notFound();
  return rowFrom(raw, now);
}

/** Live grants and bars of this reader on one application. */
async function accessFacts(tx: Tx, actor: Actor, id: string, now: Date): Promise<AccessFacts> {
  const isTeamMember = actor.membership?.startupId != null;
  if (isTeamMember) return { grants: [], bars: [] };
  const grants = await tx.grant.findMany({
    where: { AND: [{ applicationId: id }, liveGrantsOf(actor, now)] },
    // Of two releases that open the same, the newer one is what it is opened by.
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: {
      reason: true,
      sections: true,
      version: true,
      documents: true,
      validUntil: true,
      sourceId: true,
    },
  });
  const bars = await tx.bar.findMany({
    where: { AND: [{ applicationId: id }, liveBarsOf(actor)] },
    select: { reason: true },
  });
  return { grants, bars };
}

export interface VisibleApplication {
  row: ApplicationRow;
  reader: Reader;
  access: AccessFacts;
}

/**
 * One application as the actor may see it, with what decisions about it need. Throws 404 when it does not exist for
 * them; with `metadata` also readers of reference and outcome only (an ended partner, an auditor) are let in.
 */
export async function findVisibleApplication(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
  options: { metadata?: boolean } = {},
): Promise<VisibleApplication> {
  const { row, reader, access } = await readApplicationAs(tx, actor, id, now);
  if (!reader || (!options.metadata && !readsShared(reader))) throw notFound();
  return { row, reader, access };
}

/**
 * One application with what decides about it and as whom the actor reads it; null: it does not exist for them. For what
 * stands beside an application and tells the caller so itself. Throws 404 for an id that is none.
 */
export async function readApplicationAs(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Omit<VisibleApplication, "reader"> & { reader: Reader | null }> {
  // By membership, too: an owner looking through a reader's eyes is two readers in one reading.
  const key = `application ${id} ${actor.membership?.id ?? actor.personId}`;
  const { row, access } = await onceInReading(tx, key, async () => ({
    row: await loadApplication(tx, id, now),
    access: await accessFacts(tx, actor, id, now),
  }));
  return { row, access, reader: readerOf(actor, row, access) };
}
