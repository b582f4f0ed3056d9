import { sectionCompleteness, type SectionState } from "@/lib/applications/answers";
import { canTransition, deadlineOf } from "@/lib/applications/lifecycle";
import {
  audienceOf,
  canEditSection,
  canScreen,
  canSubmit,
  canWithdraw,
  partiesOf,
  readsShared,
  sectionAccess,
  type Decision,
  type Reader,
} from "@/lib/applications/policy";
import type { ApplicationStatus, Audience } from "@/lib/applications/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import type { ProblemCode } from "@/lib/platform/errors";
import { commitmentTo } from "@/lib/platform/secrets";
import { hongKongDate } from "@/lib/programmes/eligibility";
import { inLocale } from "@/lib/programmes/localised";
import type { Section, Tier } from "@/lib/programmes/schema";
import {
  describer,
  type Describer,
  type LensView,
  type NextStepView,
  type ProblemView,
} from "./describe";
import { findVisibleApplication, type VisibleApplication } from "./find-visible-application";
import { getFormSections } from "./form-versions";
import { listSectionDocuments, type DocumentView } from "./list-documents";
import { loadDraft, type DraftSection } from "./load-draft";
import { loadCompleteness, loadVersion, type FrozenSection } from "./load-version";

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
  documents: DocumentView[];
  /** What keeps it from being submitted; the team only. */
  missing: ProblemView[];
  access: ActionView;
  edit: ActionView;
  lens: LensView;
  /** "I am done with this section" (team only). */
  done: { by: string; at: string } | null;
  saved: { by: string; at: string } | null;
  language: string | null;
}

export type ActionName =
  | "submit"
  | "withdraw"
  | "takeUp"
  | "markEligible"
  | "returnForPapers"
  | "reject"
  | "extend";

export interface ApplicationView {
  id: string;
  reference: string;
  status: ApplicationStatus;
  statusLabel: string;
  statusAt: string;
  reader: Reader;
  audience: Audience;
  source: "self" | "import";
  next: NextStepView;
  startup: { id: string; name: string; nameOther: string | null } | null;
  programme: { id: string; name: string; lead: string; partner: string };
  intake: { id: string; slug: string; name: string; graceMinutes: number; deadline: string | null };
  language: string;
  version: number;
  submittedAt: string | null;
  /** While papers are asked for. */
  returned: { sections: string[]; dueAt: string | null; message: string } | null;
  rejection: { rule: string | null; reason: string | null; reapplyFrom: string | null } | null;
  sections: SectionView[];
  /** How many of them are complete, for "You have completed 3 of 10 sections". */
  completed: number;
  actions: Record<ActionName, ActionView>;
}

export interface GetApplicationOptions {
  locale?: Locale;
  /** Which protected sections to open; each opening by somebody outside the team is an audit row. Default: all. */
  open?: readonly string[];
}

/**
 * One application as the actor may see it: the team its live draft, everyone else the last frozen version, section by
 * section by the tier table. Readers of metadata get reference, status and dates with no section at all.
 * Throws 404 when the application does not exist for them.
 */
export function getApplication(
  actor: Actor,
  id: string,
  options: GetApplicationOptions = {},
): Promise<ApplicationView> {
  return withActor(actor, async (tx, now) => {
    const visible = await findVisibleApplication(tx, actor, id, now, { metadata: true });
    const words = await describer(options.locale ?? actor.locale);
    const context: Context = { tx, actor, visible, words, now, open: options.open };
    const sections = readsShared(visible.reader) ? await sectionsOf(context) : [];
    return viewOf(context, sections, await paperMessage(context));
  });
}

interface Context {
  tx: Tx;
  actor: Actor;
  visible: VisibleApplication;
  words: Describer;
  now: Date;
  open: readonly string[] | undefined;
}

function actionView(words: Describer, decision: Decision): ActionView {
  if (decision.may) return { may: true, reason: null, sentence: null };
  const isOurs = decision.reason.startsWith("applications.");
  return {
    may: false,
    reason: decision.reason,
    sentence: isOurs ? words.refusal(decision.reason) : null,
  };
}

const wrongStatus: Decision = { may: false, reason: "applications.wrong_status" };

function actionsOf({ actor, visible, words, now }: Context): ApplicationView["actions"] {
  const { row, reader } = visible;
  const parties = partiesOf(actor, row);
  const step = (to: ApplicationStatus, decision: Decision): ActionView =>
    actionView(
      words,
      decision.may && !canTransition(row.status, to, parties) ? wrongStatus : decision,
    );
  const screen = canScreen(reader);
  return {
    submit: step(row.status === "returned" ? "screening" : "submitted", canSubmit(actor, row, now)),
    withdraw: step("withdrawn", canWithdraw(actor, row)),
    takeUp: step("screening", screen),
    markEligible: step("in_review", screen),
    returnForPapers: step("returned", screen),
    reject: step("rejected", row.status === "screening" || !screen.may ? screen : wrongStatus),
    extend: actionView(words, screen.may && row.status !== "returned" ? wrongStatus : screen),
  };
}

async function paperMessage({ tx, visible }: Context): Promise<string> {
  const { row, reader } = visible;
  if (row.status !== "returned" || !(reader === "team" || reader === "lead")) return "";
  const request = await tx.paperRequest.findFirst({
    where: { applicationId: row.id, answeredAt: null },
    orderBy: { createdAt: "desc" },
    select: { message: true },
  });
  return request?.message ?? "";
}

function viewOf(context: Context, sections: SectionView[], message: string): ApplicationView {
  const { actor, visible, words } = context;
  const { row, reader } = visible;
  const { locale } = words;
  const audience = audienceOf(reader, actor, row);
  const deadline = deadlineOf(row.window);
  const isInside = reader === "team" || reader === "lead";
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    statusLabel: words.statusLabel(audience, row.status),
    statusAt: row.statusAt.toISOString(),
    reader,
    audience,
    source: row.source,
    next: words.next(audience, row.next, row),
    startup: readsShared(reader)
      ? {
          id: row.startupId,
          name: row.startup.listName || row.startup.name,
          nameOther: row.startup.listNameOther,
        }
      : null,
    programme: {
      id: row.programmeId,
      name: inLocale(row.programmeName, locale),
      lead: inLocale(row.lead, locale),
      partner: inLocale(row.partner, locale),
    },
    intake: {
      id: row.intakeId,
      slug: row.intake.slug,
      name: inLocale(row.intake.name, locale),
      graceMinutes: row.window.graceMinutes,
      deadline: deadline?.toISOString() ?? null,
    },
    language: row.language,
    version: row.currentVersion,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    returned:
      isInside && row.status === "returned"
        ? {
            sections: row.returnedSections,
            dueAt: row.returnedDueAt?.toISOString() ?? null,
            message,
          }
        : null,
    rejection:
      isInside && row.status === "rejected"
        ? {
            rule: row.rejectionRule,
            reason: row.rejectionReason,
            reapplyFrom: row.reapplyFrom?.toISOString() ?? null,
          }
        : null,
    sections,
    completed: sections.filter(({ complete }) => complete).length,
    actions: actionsOf(context),
  };
}

async function sectionsOf(context: Context): Promise<SectionView[]> {
  const form = await getFormSections(context.tx, context.visible.row.formVersionId);
  return context.visible.reader === "team"
    ? teamSections(context, form)
    : frozenSections(context, form);
}

/** Names of the people who saved or finished a section; the team knows each other. */
async function namesOf(tx: Tx, draft: Map<string, DraftSection>): Promise<Map<string, string>> {
  const ids = [...draft.values()].flatMap(({ savedById, doneById }) =>
    [savedById, doneById].filter((id) => id !== null),
  );
  if (ids.length === 0) return new Map();
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, displayName: true },
  });
  return new Map(people.map(({ id, displayName }) => [id, displayName]));
}

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
    lens: words.lens(audienceOf(reader, actor, row), section.tier, access.may, row),
  };
}

async function teamSections(context: Context, form: Section[]): Promise<SectionView[]> {
  const { tx, visible, words, actor, now } = context;
  const { row } = visible;
  const draft = await loadDraft(tx, row.id);
  const documents = await listSectionDocuments(tx, row.id, { kind: "draft" });
  const names = await namesOf(tx, draft);
  const signed = (id: string | null, at: Date | null) =>
    id && at ? { by: names.get(id) ?? "", at: at.toISOString() } : null;
  return form.map((section) => {
    const part = draft.get(section.key);
    const answers = part?.answers ?? {};
    const { state, missing } = sectionCompleteness(section, answers, part?.documents ?? [], {
      today: hongKongDate(now),
    });
    return {
      ...described(context, section),
      complete: missing.length === 0,
      state,
      revision: part?.revision ?? 0,
      answers,
      documents: documents.get(section.key) ?? [],
      missing: missing.map((found) => words.problem(section, found)),
      edit: actionView(words, canEditSection(actor, row, section.key, now)),
      done: signed(part?.doneById ?? null, part?.doneAt ?? null),
      saved: signed(part?.savedById ?? null, part?.savedAt ?? null),
      language: part?.language ?? null,
    };
  });
}

const cannotEdit: Decision = { may: false, reason: "applications.team_only" };

async function frozenSections(context: Context, form: Section[]): Promise<SectionView[]> {
  const { tx, visible, words } = context;
  const { row, reader, access } = visible;
  const isOpened = (section: Section) =>
    sectionAccess(reader, row, access, section).may &&
    (section.tier !== "T2" || !context.open || context.open.includes(section.key));
  const opened = form.filter(isOpened);
  const keys = opened.map(({ key }) => key);
  const frozen = await loadVersion(tx, row.id, row.currentVersion, keys);
  const complete = await loadCompleteness(tx, row.id, row.currentVersion);
  const documents = await listSectionDocuments(tx, row.id, {
    kind: "version",
    number: row.currentVersion,
    sections: keys,
  });
  await recordOpenings(
    context,
    opened.filter(({ tier }) => tier === "T2").map(({ key }) => key),
  );
  return form.map((section) => {
    const part: FrozenSection | undefined = frozen.get(section.key);
    return {
      ...described(context, section),
      complete: complete.get(section.key) ?? false,
      state: null,
      revision: null,
      answers: part ? { ...part.answers } : null,
      documents: documents.get(section.key) ?? [],
      missing: [],
      edit: actionView(words, cannotEdit),
      done: null,
      saved: null,
      language: part?.language ?? null,
    };
  });
}

const thirtyMinutes = 30 * 60_000;

/** One audit row a protected section opened by somebody outside the team; repeats within 30 minutes are one line. */
async function recordOpenings(context: Context, keys: string[]): Promise<void> {
  const { tx, actor, visible, now } = context;
  if (keys.length === 0) return;
  const { row } = visible;
  const recent = await tx.auditEvent.findMany({
    where: {
      applicationId: row.id,
      type: "application.section_opened",
      actorCommitment: commitmentTo(actor.personId),
      at: { gt: new Date(now.getTime() - thirtyMinutes) },
    },
    select: { objectId: true },
  });
  const known = new Set(recent.map(({ objectId }) => objectId));
  const fresh = keys.filter((key) => !known.has(key));
  if (fresh.length === 0) return;
  await recordAudit(
    tx,
    actor,
    ...fresh.map((key) => ({
      type: "application.section_opened" as const,
      objectType: "section",
      objectId: key,
      programmeId: row.programmeId,
      applicationId: row.id,
      payload: { version: row.currentVersion },
    })),
  );
}
