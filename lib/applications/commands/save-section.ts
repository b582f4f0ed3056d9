import {
  gaps,
  sectionCompleteness,
  type DocumentFact,
  type SectionState,
} from "@/lib/applications/completeness";
import { parseAnswerDraft } from "@/lib/applications/answer-draft";
import type { AnswerProblem, AnswerValue } from "@/lib/applications/answer-values";
import type { SectionAnswers } from "@/lib/applications/answers";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { getFormSections, getFormVersionOf } from "@/lib/applications/queries/form-versions";
import { commitmentOf } from "@/lib/audit/commitment";
import { notForYou, notNow, refusalOf } from "@/lib/platform/permission";
import type { SaveSectionInput } from "@/lib/applications/schema";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { conflict, notFound, Refusal, type FieldProblem } from "@/lib/platform/errors";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import type { Section } from "@/lib/programmes/schema";

/** Something that stands in an answer and must be changed before submitting; gaps are no warnings. */
export type SaveWarning = AnswerProblem & { question: string };

export interface SavedSection {
  revision: number;
  /** The revision that the save found: ahead of the caller's when somebody else saved in between. */
  before: number;
  /** ISO, the database's clock. */
  savedAt: string;
  warnings: SaveWarning[];
  /** Display names of teammates who saved this section within the last minute. */
  others: string[];
  state: SectionState;
}

type Outcome =
  | {
      outcome: "ok";
      revision: number;
      before: number;
      savedAt: string;
      answers: SectionAnswers;
      documents: DocumentFact[];
      others: string[];
    }
  | {
      outcome: "conflict";
      conflicts: Record<string, { yours: unknown; theirs: unknown }>;
      /** Questions whose other text the same person wrote, on another device or in another tab. */
      own: string[];
      revision: number;
    }
  | { outcome: "not_found" }
  | {
      outcome:
        | "viewer_cannot_edit"
        | "not_editable"
        | "section_not_returned"
        | "not_open_yet"
        | "closed"
        | "deadline_passed"
        | "unknown_revision";
    };

interface Target {
  applicationId: string;
  sectionKey: string;
}

/** The section's questions, or 404; cached, so that the usual autosave asks nothing here. */
async function sectionOf({ applicationId, sectionKey }: Target): Promise<Section> {
  const formVersionId = await getFormVersionOf(db(), applicationId);
  const sections = formVersionId ? await getFormSections(db(), formVersionId) : [];
  const section = sections.find(({ key }) => key === sectionKey);
  if (!section) throw notFound();
  return section;
}

/** The changes in stored form, or what is wrong with them by field. Unknown questions and files are no answers. */
function parseChanges(section: Section, answers: Record<string, unknown>) {
  const changes: Record<string, AnswerValue> = {};
  const fields: Record<string, FieldProblem> = {};
  for (const [key, value] of Object.entries(answers)) {
    const question = section.questions.find((candidate) => candidate.key === key);
    if (!question || question.type === "file") {
      fields[`answers.${key}`] = { code: "applications.unknown_question" };
      continue;
    }
    const parsed = parseAnswerDraft(question, value);
    if (parsed.ok) changes[key] = parsed.value;
    else
      fields[`answers.${key}`] = {
        code: `answers.${parsed.problem.code}`,
        params: parsed.problem.params,
      };
  }
  return { changes, fields };
}

/** A refusal of the words is told only to those who may see the application at all. */
async function refuseWords(actor: Actor, target: Target, fields: Record<string, FieldProblem>) {
  await withActor(actor, async (tx, now) => {
    const { reader } = await findVisibleApplication(tx, actor, target.applicationId, now);
    if (reader !== "team") throw notFound();
  });
  return new Refusal("applications.answers_refused", { fields });
}

async function callSaveSection(
  actor: Actor,
  membershipId: string,
  target: Target,
  input: { revision: number; changes: Record<string, AnswerValue>; language: string | null },
): Promise<Outcome> {
  const commitment = await commitmentOf(db(), actor.personId);
  const rows = await db().$queryRaw<{ result: Outcome }[]>`
    SELECT save_section(${actor.personId}::uuid, ${membershipId}::uuid, ${actor.assisted},
                        ${commitment}, ${target.applicationId}::uuid, ${target.sectionKey},
                        ${input.revision}::int, ${JSON.stringify(input.changes)}::jsonb, ${input.language}) AS result`;
  const result = rows[0]?.result;
  if (!result) throw new Error("save_section returned nothing");
  return result;
}

/** What is told of the save; the section's state follows from its answers and is kept nowhere. */
function judge(section: Section, saved: Extract<Outcome, { outcome: "ok" }>): SavedSection {
  const today = hongKongDate(new Date(saved.savedAt));
  const { state, missing, contradictions } = sectionCompleteness(
    section,
    saved.answers,
    saved.documents,
    {
      today,
    },
  );
  return {
    revision: saved.revision,
    before: saved.before,
    savedAt: saved.savedAt,
    warnings: [...missing.filter(({ code }) => !gaps.has(code)), ...contradictions],
    others: saved.others,
    state,
  };
}

/**
 * Saves the changed answers of one section in one round trip (the function save_section): rights, window, merge by
 * question, revision, history, audit. Changes to different questions merge; nothing is changed when one question was changed by
 * somebody else since `revision`: 409 `applications.edit_conflict` with both texts, and which of the others are the actor's own.
 * Throws 404, 403 or 409 by the policy (twin: canEditSection), 422 for answers no form could have sent.
 */
export async function saveSection(
  actor: Actor,
  target: Target,
  input: SaveSectionInput,
): Promise<SavedSection> {
  const { membership } = actor;
  if (!membership?.startupId) throw notFound();
  const section = await sectionOf(target);
  const { changes, fields } = parseChanges(section, input.answers);
  if (Object.keys(fields).length > 0) throw await refuseWords(actor, target, fields);
  const { revision, language = null } = input;
  const result = await callSaveSection(actor, membership.id, target, {
    revision,
    changes,
    language,
  });
  switch (result.outcome) {
    case "ok":
      return judge(section, result);
    case "conflict":
      throw conflict("applications.edit_conflict", {
        extra: { conflicts: result.conflicts, own: result.own, revision: result.revision },
      });
    case "not_found":
      throw notFound();
    case "viewer_cannot_edit":
      throw refusalOf(notForYou("applications.viewer_cannot_edit"));
    default:
      throw refusalOf(notNow(`applications.${result.outcome}`));
  }
}
