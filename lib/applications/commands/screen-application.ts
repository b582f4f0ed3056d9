import { visibleQuestions, type SectionAnswers } from "@/lib/applications/answers";
import { eligibilityFactsFrom } from "@/lib/applications/eligibility-facts";
import { canScreen } from "@/lib/applications/policy";
import type { VisibleApplication } from "@/lib/applications/queries/find-visible-application";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import { getEligibilityRules } from "@/lib/applications/queries/eligibility-rules";
import { loadVersion } from "@/lib/applications/queries/load-version";
import { requireAllowed } from "@/lib/platform/permission";
import type { RejectInput, ReturnInput } from "@/lib/applications/schema";
import { transition } from "@/lib/applications/transition";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict, Refusal } from "@/lib/platform/errors";
import { evaluate } from "@/lib/programmes/eligibility";
import { lockVisibleApplication } from "@/lib/applications/lock-application";
import { mailTeam } from "./team-mail";

export interface Screened {
  id: string;
  status: "screening" | "in_review" | "returned" | "rejected";
}

type Locked = VisibleApplication & { now: Date };

/** Runs one screening step on the locked application, for the lead's staff only; 404 for everyone who may not see it. */
function screening<T extends Screened["status"]>(
  actor: Actor,
  applicationId: string,
  status: T,
  work: (tx: Tx, locked: Locked) => Promise<unknown>,
): Promise<{ id: string; status: T }> {
  return withActor(actor, async (tx) => {
    const locked = await lockVisibleApplication(tx, actor, applicationId);
    requireAllowed(canScreen(locked.reader));
    await work(tx, locked);
    return { id: applicationId, status };
  });
}

/** An officer takes a submitted application up for screening. Nobody is mailed: an internal step. */
export const takeUpApplication = (actor: Actor, applicationId: string) =>
  screening(actor, applicationId, "screening", (tx, { now }) =>
    transition(tx, actor, {
      applicationId,
      to: "screening",
      now,
      patch: { screenedById: actor.personId },
    }),
  );

/** Rule results on the frozen answers, as recorded at screening: keys and outcomes, no content. */
async function eligibilityRecord(tx: Tx, { row, now }: Locked) {
  const { version, rules } = await getEligibilityRules(tx, row.intakeId);
  const form = await getFormSections(tx, row.formVersionId);
  const frozen = await loadVersion(tx, row.id, row.currentVersion);
  const answers = Object.assign(
    {},
    ...form.map((section) => {
      const given = frozen.get(section.key)?.answers ?? {};
      const shown = visibleQuestions(section, given).map(({ key }) => [key, given[key] ?? null]);
      return Object.fromEntries(shown) as SectionAnswers;
    }),
  ) as SectionAnswers;
  const result = evaluate(rules, eligibilityFactsFrom(answers), now);
  return {
    version,
    record: {
      eligible: result.eligible,
      results: result.results.map(({ key, passed }) => ({ key, passed })),
      applicationVersion: row.currentVersion,
    },
  };
}

/**
 * Eligible: screening → in review, with the results of the intake's rules and their version recorded, and a mail to the
 * team. The officer decides; a rule that the answers fail is recorded, not enforced.
 */
export const markEligible = (actor: Actor, applicationId: string) =>
  screening(actor, applicationId, "in_review", async (tx, locked) => {
    const { version, record } = await eligibilityRecord(tx, locked);
    const { row, now } = locked;
    await transition(tx, actor, {
      applicationId,
      to: "in_review",
      now,
      patch: {
        screenedById: actor.personId,
        eligibilityVersion: version,
        eligibilityRecord: asJson(record),
      },
    });
    const { answerBy } = row.next;
    await mailTeam(tx, actor, row, now, {
      template: "application_eligible",
      occasion: String(row.currentVersion),
      params: answerBy ? { due: answerBy.toISOString() } : {},
    });
  });

async function requireSections(tx: Tx, formVersionId: string, keys: readonly string[]) {
  const form = await getFormSections(tx, formVersionId);
  const unknown = keys.filter((key) => !form.some((section) => section.key === key));
  if (unknown.length > 0)
    throw new Refusal("platform.invalid", {
      fields: { sections: { code: "platform.not_an_option" } },
    });
}

/**
 * Asks for papers: screening → returned. Only the named sections reopen, until `dueAt`; the message goes to the team
 * by mail. Throws 409 `applications.unclaimed` for an imported record that nobody claimed, 422 for sections the form does not have or a date that is not in the future.
 */
export const returnForPapers = (actor: Actor, applicationId: string, input: ReturnInput) =>
  screening(actor, applicationId, "returned", async (tx, { row, now }) => {
    if (row.source === "import" && row.claimedAt === null) throw conflict("applications.unclaimed");
    const sections = [...new Set(input.sections)];
    await requireSections(tx, row.formVersionId, sections);
    if (input.dueAt <= now)
      throw new Refusal("platform.invalid", {
        fields: { dueAt: { code: "applications.date_not_in_future" } },
      });
    await transition(tx, actor, {
      applicationId,
      to: "returned",
      now,
      patch: { returnedSections: sections, returnedDueAt: input.dueAt },
    });
    const request = await tx.paperRequest.create({
      data: {
        applicationId,
        organisationId: row.leadOrganisationId,
        programmeId: row.programmeId,
        sections,
        message: input.message,
        dueAt: input.dueAt,
        createdById: actor.personId,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "application.papers_requested",
      objectType: "paper_request",
      objectId: request.id,
      programmeId: row.programmeId,
      applicationId,
      payload: { sections, due: input.dueAt.toISOString() },
    });
    await mailTeam(tx, actor, row, now, {
      template: "papers_requested",
      occasion: request.id,
      params: { due: input.dueAt.toISOString(), reason: input.message },
    });
  });

/**
 * Not eligible: screening → rejected with the rule that failed, in plain words, and from when to apply again; ends all
 * grants and the partner's sight. Throws 422 for a rule the intake does not have.
 */
export const rejectAtScreening = (actor: Actor, applicationId: string, input: RejectInput) =>
  screening(actor, applicationId, "rejected", async (tx, locked) => {
    const { row, now } = locked;
    const { rules } = await getEligibilityRules(tx, row.intakeId);
    if (!rules.some(({ key }) => key === input.rule))
      throw new Refusal("platform.invalid", {
        fields: { rule: { code: "platform.not_an_option" } },
      });
    const { version, record } = await eligibilityRecord(tx, locked);
    await transition(tx, actor, {
      applicationId,
      to: "rejected",
      now,
      patch: {
        screenedById: actor.personId,
        eligibilityVersion: version,
        eligibilityRecord: asJson(record),
        rejectionRule: input.rule,
        rejectionReason: input.reason,
        reapplyFrom: input.reapplyFrom,
      },
    });
    await mailTeam(tx, actor, row, now, {
      template: "application_rejected",
      occasion: "once",
      params: {
        reason: input.reason,
        ...(input.reapplyFrom ? { due: input.reapplyFrom.toISOString() } : {}),
      },
    });
  });
