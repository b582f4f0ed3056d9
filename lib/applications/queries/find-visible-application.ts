import { isBarred, type BarFacts } from "@/lib/access/policy";
import type { Actor } from "@/lib/platform/actor";
import { onceInReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { askOne, dateIn } from "@/lib/platform/sql";
import type { LocalisedText } from "@/lib/programmes/localised";
import { datesOfIntake, deadlineOf, type NextStepFacts } from "@/lib/applications/lifecycle";
import {
  readerOf,
  readsShared,
  type AccessFacts,
  type ApplicationFacts,
  type Reader,
} from "@/lib/applications/policy";
import { applicationStatement, type StoredApplication } from "./application-statement";
import { isUuid } from "@/lib/applications/schema";

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
  /** The copies of shared answers that lists and cards show. */
  list: Record<"title" | "country" | "city" | "area" | "modality" | "stage", string | null>;
  programmeName: LocalisedText;
  intake: {
    slug: string;
    name: LocalisedText;
    acceptedLanguages: string[];
    reviewersPerOrganisation: number;
  };
  lead: LocalisedText;
  partner: LocalisedText;
  next: NextStepFacts;
}

function nextFacts(stored: StoredApplication, now: Date): NextStepFacts {
  const dates = datesOfIntake(
    {
      kind: stored.intakeKind,
      panelAt: stored.panelAt,
      answerBy: stored.answerBy,
      cutOffs: stored.cutOffs.map((cutOff) => ({
        closesAt: dateIn(cutOff.closesAt),
        panelAt: dateIn(cutOff.panelAt),
        answerBy: dateIn(cutOff.answerBy),
      })),
    },
    stored.submittedAt ?? now,
  );
  return {
    ...dates,
    status: stored.status,
    deadline: deadlineOf(stored),
    returnedDueAt: stored.returnedDueAt,
    reviewsDueAt: stored.reviewsDueAt,
    decisionDueAt: stored.decisionDueAt,
    offerExpiresAt: stored.offerExpiresAt,
    letterWaits: stored.letterWaits,
    reapplyFrom: stored.reapplyFrom,
  };
}

/** What the row holds as it is stored. */
const ownColumns = (stored: StoredApplication) => ({
  id: stored.id,
  reference: stored.reference,
  status: stored.status,
  statusAt: stored.statusAt,
  claimedAt: stored.claimedAt,
  source: stored.source,
  intakeId: stored.intakeId,
  programmeId: stored.programmeId,
  leadOrganisationId: stored.leadOrganisationId,
  partnerOrganisationId: stored.partnerOrganisationId,
  startupId: stored.startupId,
  formVersionId: stored.formVersionId,
  currentVersion: stored.currentVersion,
  language: stored.language,
  submittedAt: stored.submittedAt,
  partnerEndedAt: stored.partnerEndedAt,
  returnedSections: stored.returnedSections ?? [],
  returnedDueAt: stored.returnedDueAt,
  reapplyFrom: stored.reapplyFrom,
  rejectionRule: stored.rejectionRule,
  rejectionReason: stored.rejectionReason,
  eligibilityVersion: stored.eligibilityVersion,
  decisionDueAt: stored.decisionDueAt,
});

function rowFrom(stored: StoredApplication, now: Date): ApplicationRow {
  return {
    ...ownColumns(stored),
    startup: {
      name: stored.startupName,
      listName: stored.listName,
      listNameOther: stored.listNameOther,
    },
    list: {
      title: stored.listTitle,
      country: stored.listCountry,
      city: stored.listCity,
      area: stored.listArea,
      modality: stored.listModality,
      stage: stored.listStage,
    },
    programmeName: stored.programmeName,
    intake: {
      slug: stored.intakeSlug,
      name: stored.intakeName,
      acceptedLanguages: stored.acceptedLanguages ?? [],
      reviewersPerOrganisation: stored.reviewersPerOrganisation,
    },
    lead: stored.lead,
    partner: stored.partner,
    window: {
      intakeStatus: stored.intakeStatus,
      opensAt: stored.opensAt,
      closesAt: stored.closesAt,
      graceMinutes: stored.graceMinutes,
      deadlineExtendedTo: stored.deadlineExtendedTo,
    },
    next: nextFacts(stored, now),
  };
}

function readStored(tx: Tx, id: string, actor: Actor | null, now: Date) {
  const who = { personId: actor?.personId ?? null, membershipId: actor?.membership?.id ?? null };
  return isUuid(id) ? askOne(tx, applicationStatement({ id, ...who, now })) : undefined;
}

/** One application past every policy: for jobs of the portal itself. Throws 404 when there is none. */
export async function loadApplication(tx: Tx, id: string, now: Date): Promise<ApplicationRow> {
  const stored = await readStored(tx, id, null, now);
  if (!stored) throw notFound();
  return rowFrom(stored, now);
}

/** The live grants of this reader, and which of the live bars touch them. */
function accessFacts(actor: Actor, { grants, bars }: StoredApplication): AccessFacts {
  const { startupId = null, organisationId = null, unit = null } = actor.membership ?? {};
  if (startupId !== null) return { grants: [], bars: [] };
  const who = { personId: actor.personId, organisationId, unit };
  return {
    grants: grants.map((grant) => ({ ...grant, validUntil: dateIn(grant.validUntil) })),
    bars: bars.filter((bar) => isBarred(who, [bar])),
  };
}

export interface VisibleApplication {
  row: ApplicationRow;
  reader: Reader;
  access: AccessFacts;
  /** Every live bar of the application, whomever it touches. */
  bars: readonly BarFacts[];
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
  const { reader, ...found } = await readApplicationAs(tx, actor, id, now);
  if (!reader || (!options.metadata && !readsShared(reader))) throw notFound();
  return { ...found, reader };
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
  const found = await onceInReading(tx, key, async () => {
    const stored = await readStored(tx, id, actor, now);
    if (!stored) throw notFound();
    return {
      row: rowFrom(stored, now),
      access: accessFacts(actor, stored),
      bars: stored.bars,
    };
  });
  return { ...found, reader: readerOf(actor, found.row, found.access) };
}
