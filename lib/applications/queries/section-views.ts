import { sectionCompleteness, type SectionState } from "@/lib/applications/completeness";
import { recordOpenings } from "@/lib/access/openings";
import { sectionAccess, type SectionAccess } from "@/lib/applications/section-access";
import {
  audienceOf,
  canEditSection,
  emergencyGrant,
  type GrantFact,
  type Reader,
} from "@/lib/applications/policy";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { ProblemCode } from "@/lib/platform/errors";
import { notForYou, type Permission } from "@/lib/platform/permission";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { inLocale } from "@/lib/programmes/localised";
import type { Section, Tier } from "@/lib/programmes/schema";
import type { Describer, ProblemView } from "./describe";
import type { LensView } from "./lens-view";
import type { VisibleApplication } from "./find-visible-application";
import { getFormSections } from "./form-versions";
import { describeDocument, frozenDescriber } from "./document-words";
import { documentsBySection, type DocumentView } from "./list-documents";
import type { DraftSection } from "./load-draft";
import type { FrozenSection } from "./load-version";
import { readDraft, readFrozen, type DraftReading } from "./read-sections";
import { readersOfSection, type ReleasedReader } from "./released-readers";

/** One action a reader might take: allowed, or the reason in code and words. */
export interface ActionView {
  may: boolean;
  reason: ProblemCode | null;
  sentence: string | null;
}

export interface SectionView {
  key: string;
  tier: Tier;
  title: string;
  intro: string;
  /** Everything required is there; all that somebody without access learns. */
  complete: boolean;
  /** Where the writing stands; the team only. */
  state: SectionState | null;
  /** The team only. */
  revision: number | null;
  /** By question; absent when the reader may not or did not open it. */
  answers: Record<string, unknown> | null;
  /** Questions whose answer the reader wrote last; the team only. */
  own: string[];
  documents: DocumentView[];
  /** What keeps it from being submitted; the team only. */
  missing: ProblemView[];
  /** Answers that cannot both be meant; asked about before submitting. The team only. */
  contradictions: ProblemView[];
  access: ActionView;
  edit: ActionView;
  lens: LensView;
  /** "I am done with this section" (team only). */
  done: { by: string; at: string } | null;
  saved: { by: string; at: string } | null;
  language: string | null;
}

/** One reading of one application by one person. */
export interface Reading {
  tx: Tx;
  actor: Actor;
  visible: VisibleApplication;
  words: Describer;
  now: Date;
  open: readonly string[] | undefined;
  /** An owner looks through this reader's eyes: nothing is recorded as opened. */
  rehearsal: boolean;
}

/** A permission in the reader's words. */
export function actionView(words: Describer, permission: Permission): ActionView {
  if (permission.may) return { may: true, reason: null, sentence: null };
  const isOurs = permission.reason.startsWith("applications.");
  return {
    may: false,
    reason: permission.reason,
    sentence: isOurs ? words.refusal(permission.reason) : null,
  };
}

/** The sections of one reading, and what else its page says of them. */
export interface SectionsRead {
  sections: SectionView[];
  /** What the lead wrote when it asked for papers; the team and the lead only. */
  paperMessage: string;
}

/** Every section of the form: what is open to the reader with its answers, the rest as a title. */
export async function sectionsOf(reading: Reading): Promise<SectionsRead> {
  const { tx, visible, now } = reading;
  const { row, reader, bars } = visible;
  const form = await getFormSections(tx, row.formVersionId);
  // The partner's own people are told of their own release only; the names are the startup's to know.
  const seesNamed = reader === "team" || reader === "lead" || reader === "lead_reviewer";
  const asked = {
    row,
    bars,
    now,
    seesNamed: seesNamed && row.submittedAt !== null,
    seesPaperRequest: row.status === "returned" && (reader === "team" || reader === "lead"),
  };
  if (reader !== "team") return frozenSections(reading, form, asked);
  const read = await readDraft(tx, asked);
  return { sections: teamSections({ ...reading, ...read }, form), paperMessage: read.paperMessage };
}

type Context = Reading & { named: readonly ReleasedReader[] };

function described(context: Context, section: Section) {
  const { visible, words, actor } = context;
  const { row, reader } = visible;
  const access = sectionAccess(reader, row, visible.access, section);
  return {
    key: section.key,
    tier: section.tier,
    title: inLocale(section.title, words.locale),
    intro: inLocale(section.intro, words.locale),
    access: actionView(words, access),
    lens: words.lens(
      audienceOf(reader, actor, row),
      section.tier,
      {
        mayRead: access.may,
        until: access.may ? latestEnd(access.grants) : null,
        readers: readersOfSection(context.named, section.key),
        isImported: row.source === "import",
      },
      row,
    ),
  };
}

const latestEnd = (grants: readonly GrantFact[]): Date | null =>
  grants.reduce<Date | null>(
    (last, { validUntil }) => (validUntil && (!last || validUntil > last) ? validUntil : last),
    null,
  );

const signed = (by: DraftSection["done"]) => (by ? { by: by.name, at: by.at.toISOString() } : null);

function teamSections(context: Reading & DraftReading, form: Section[]): SectionView[] {
  const { visible, words, actor, now, draft } = context;
  const documents = documentsBySection(context.documents, (document) =>
    describeDocument(context, document, null),
  );
  return form.map((section) => {
    const part = draft.get(section.key);
    const answers = part?.answers ?? {};
    const { state, missing, contradictions } = sectionCompleteness(
      section,
      answers,
      part?.documents ?? [],
      {
        today: hongKongDate(now),
      },
    );
    return {
      ...described(context, section),
      complete: missing.length === 0,
      state,
      revision: part?.revision ?? 0,
      answers,
      own: Object.keys(answers).filter((key) => part?.writers[key] === actor.personId),
      documents: documents.get(section.key) ?? [],
      missing: missing.map((found) => words.problem(section, found)),
      contradictions: contradictions.map((found) => words.problem(section, found)),
      edit: actionView(words, canEditSection(actor, visible.row, section.key, now)),
      done: signed(part?.done ?? null),
      saved: signed(part?.saved ?? null),
      language: part?.language ?? null,
    };
  });
}

const cannotEdit = notForYou("applications.team_only");

async function frozenSections(
  reading: Reading,
  form: Section[],
  asked: Parameters<typeof readFrozen>[1],
): Promise<SectionsRead> {
  const { tx, visible, words } = reading;
  const { row, reader, access } = visible;
  const accessTo = new Map(
    form.map((section) => [section.key, sectionAccess(reader, row, access, section)]),
  );
  const opened = openedOf(reading, form, accessTo);
  const { frozen, complete, documents, named, paperMessage } = await readFrozen(tx, asked, opened);
  const context = { ...reading, named };
  const files = documentsBySection(documents, frozenDescriber(context, accessTo));
  await auditOpenings(context, opened);
  const sections = form.map((section) => {
    const part: FrozenSection | undefined = frozen.get(section.key);
    return {
      ...described(context, section),
      complete: complete.get(section.key) ?? false,
      state: null,
      revision: null,
      answers: part ? { ...part.answers } : null,
      own: [],
      documents: files.get(section.key) ?? [],
      missing: [],
      contradictions: [],
      edit: actionView(words, cannotEdit),
      done: null,
      saved: null,
      language: part?.language ?? null,
    };
  });
  return { sections, paperMessage };
}

/** The sections that this reading shows: open to the reader, and clicked open where that is recorded. */
function openedOf(
  { visible, open }: Reading,
  form: Section[],
  accessTo: ReadonlyMap<string, SectionAccess>,
): OpenedSection[] {
  const { row, reader, access } = visible;
  const emergency = emergencyGrant(reader, access.grants);
  return form.flatMap(({ key, tier }) => {
    const found = accessTo.get(key);
    if (!found?.may || (isRecorded(reader, tier) && open && !open.includes(key))) return [];
    const version = found.version ?? row.currentVersion;
    const grant = found.grants.find((each) => each.version === version) ?? emergency;
    return [{ key, tier, version, grant }];
  });
}

/** Whether a section is opened by a click that stands in the receipt: what is protected, and all of it in an emergency. */
const isRecorded = (reader: Reader, tier: Tier): boolean => tier === "T2" || reader === "emergency";

/** A section about to be shown: in which version, and by which release (null: the role opens it). */
interface OpenedSection {
  key: string;
  tier: Tier;
  version: number;
  grant: GrantFact | null;
}

/** A line of the receipt and an audit row for each protected section opened; repeats within 30 minutes are one. */
async function auditOpenings(context: Reading, opened: OpenedSection[]): Promise<void> {
  const { tx, actor, visible, now } = context;
  if (context.rehearsal) return;
  const { row, reader } = visible;
  const fresh = await recordOpenings(
    tx,
    actor,
    row,
    opened
      .filter(({ tier }) => isRecorded(reader, tier))
      .map(({ key, version, grant }) => ({
        object: "section" as const,
        sectionKey: key,
        version,
        grant: grant && { reason: grant.reason, sourceId: grant.sourceId ?? null },
      })),
    now,
  );
  if (fresh.length === 0) return;
  await recordAudit(
    tx,
    actor,
    ...fresh.map(({ sectionKey, version }) => ({
      type: "application.section_opened" as const,
      objectType: "section",
      objectId: sectionKey,
      programmeId: row.programmeId,
      applicationId: row.id,
      payload: { version },
    })),
  );
}
