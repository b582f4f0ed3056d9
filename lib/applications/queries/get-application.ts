import { canTransition, deadlineOf, type NextStepFacts } from "@/lib/applications/lifecycle";
import {
  audienceOf,
  canScreen,
  canSubmit,
  canWithdraw,
  partiesOf,
  readsShared,
  seesWaitingLetter,
  type Reader,
} from "@/lib/applications/policy";
import type { ApplicationStatus, Audience } from "@/lib/applications/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notNow, type Permission } from "@/lib/platform/permission";
import { inLocale } from "@/lib/programmes/localised";
import { describer, type NextStepView } from "./describe";
import { findVisibleApplication } from "./find-visible-application";
import {
  actionView,
  sectionsOf,
  type ActionView,
  type Reading,
  type SectionView,
} from "./section-views";

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
  return withActor(actor, (tx, now) => readApplication(tx, actor, id, now, options));
}

/**
 * As getApplication, inside a transaction. `rehearsal`: for an owner who looks through a reader's eyes; the same policy
 * with that reader's facts, and no opening is recorded, because nobody but the owner opens anything.
 */
export async function readApplication(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
  options: GetApplicationOptions & { rehearsal?: boolean } = {},
): Promise<ApplicationView> {
  const visible = await findVisibleApplication(tx, actor, id, now, { metadata: true });
  const words = await describer(options.locale ?? actor.locale);
  const { open, rehearsal = false } = options;
  const context: Reading = { tx, actor, visible, words, now, open, rehearsal };
  const { sections, paperMessage } = readsShared(visible.reader)
    ? await sectionsOf(context)
    : { sections: [], paperMessage: "" };
  return viewOf(context, sections, paperMessage);
}

const wrongStatus = notNow("applications.wrong_status");

function actionsOf({ actor, visible, words, now }: Reading): ApplicationView["actions"] {
  const { row, reader } = visible;
  const parties = partiesOf(actor, row);
  const step = (to: ApplicationStatus, permission: Permission): ActionView =>
    actionView(
      words,
      permission.may && !canTransition(row.status, to, parties) ? wrongStatus : permission,
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

/** Whoever looks through a reader's eyes is an owner, and learns of no letter before it goes. */
const nextFor = ({ visible: { row, reader }, rehearsal }: Reading): NextStepFacts => ({
  ...row.next,
  letterWaits: row.next.letterWaits && seesWaitingLetter(reader) && !rehearsal,
});

function viewOf(context: Reading, sections: SectionView[], message: string): ApplicationView {
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
    next: words.next(audience, nextFor(context), row),
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
