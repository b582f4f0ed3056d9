import { randomBytes, randomUUID } from "node:crypto";
import type { DecisionMode } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { asJson, db } from "@/lib/platform/db";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import { decideOutcome } from "@/lib/decisions/commands/decide-outcome";
import {
  recordRecommendation,
  reviseRecommendation,
} from "@/lib/decisions/commands/record-recommendation";
import { getOffer } from "@/lib/decisions/queries/get-offer";
import { approveFeedback, writeFeedback } from "@/lib/decisions/commands/write-feedback";
import type { OutcomeInput, RecommendationValue } from "@/lib/decisions/schema";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { behindTheWall } from "@/tests/support/behind-the-wall";

export const day = 24 * 3600_000;
export const inDays = (count: number) => new Date(Date.now() + count * day);

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const letters = (count: number) =>
  [...randomBytes(count)].map((byte) => alphabet[byte % 32]).join("");

interface Options {
  /** Score given by every reviewer of the lead and of the partner. */
  scores?: { lead: number; partner: number };
  startup?: { startup: { id: string; displayName: string }; owner: Actor };
}

/** A submitted application in review with one version and two filed reviews of each organisation. */
export async function makeReviewed(world: World, options: Options = {}) {
  const { startup, owner } = options.startup ?? (await makeStartup());
  const application = await db().application.create({
    data: {
      reference: `CI-${letters(4)}-${letters(2)}`,
      intakeId: world.intake.id,
      programmeId: world.programme.id,
      leadOrganisationId: world.lead.id,
      partnerOrganisationId: world.partner.id,
      startupId: startup.id,
      formVersionId: world.form.id,
      status: "in_review",
      currentVersion: 1,
      submittedAt: inDays(-20),
      createdById: owner.personId,
      listName: startup.displayName,
    },
  });
  await freezeVersion(application, 1, inDays(-20));
  const given = options.scores ?? { lead: 4, partner: 3 };
  for (let n = 0; n < 2; n += 1) {
    await makeReview(world, application.id, "lead", given.lead);
    await makeReview(world, application.id, "partner", given.partner);
  }
  return { id: application.id, application, owner, startup };
}

export async function freezeVersion(
  application: { id: string; leadOrganisationId: string; programmeId: string },
  number: number,
  frozenAt: Date,
) {
  await db().applicationVersion.create({
    data: {
      applicationId: application.id,
      organisationId: application.leadOrganisationId,
      programmeId: application.programmeId,
      number,
      reason: number === 1 ? "submit" : "amendment",
      language: "en-HK",
      frozenAt,
    },
  });
}

/** A filed review by a new reviewer, the same score for every criterion. */
export async function makeReview(
  world: World,
  applicationId: string,
  side: "lead" | "partner",
  value: number,
) {
  const organisationId = side === "lead" ? world.lead.id : world.partner.id;
  const rubric = side === "lead" ? world.leadRubric : world.partnerRubric;
  const programmeId = world.programme.id;
  const reviewer = await makePerson({ role: "reviewer", organisationId, programmeId });
  const assignment = await db().assignment.create({
    data: {
      applicationId,
      programmeId,
      organisationId,
      membershipId: reviewer.membership?.id ?? randomUUID(),
      personId: reviewer.personId,
      state: "completed",
      reasons: asJson([]),
      assignedById: world.manager.personId,
    },
  });
  return behindTheWall().review.create({
    data: {
      assignmentId: assignment.id,
      applicationId,
      programmeId,
      organisationId,
      personId: reviewer.personId,
      rubricId: rubric.id,
      version: 1,
      tier: side === "lead" ? "T2" : "T1",
      state: "filed",
      filedAt: inDays(-5),
      scores: {
        create: rubric.criteria.map(({ id }) => ({
          criterionId: id,
          applicationId,
          programmeId,
          organisationId,
          value,
        })),
      },
    },
  });
}

export const say = (value: RecommendationValue, nothingProtected = false) => ({
  value,
  nothingProtected,
  reason: `Because of ${value}`,
});

/** A world with one application for which recommendations were asked. */
export async function makeDeciding(mode: DecisionMode = "both_must_agree", options: Options = {}) {
  const world = await makeWorld();
  await db().programme.update({
    where: { id: world.programme.id },
    data: { decisionMode: mode },
  });
  const reviewed = await makeReviewed(world, options);
  await openDecision(world.manager, reviewed.id, { recommendationsDueAt: inDays(7) });
  return { world, ...reviewed };
}

export type Deciding = Awaited<ReturnType<typeof makeDeciding>>;

/** Both organisations record at once after each other. */
export async function bothSay(
  { world, id }: Pick<Deciding, "world" | "id">,
  lead: RecommendationValue,
  partner: RecommendationValue,
) {
  await recordRecommendation(world.manager, id, say(lead));
  await recordRecommendation(world.partnerLead, id, say(partner));
}

export async function bothRevise(
  { world, id }: Pick<Deciding, "world" | "id">,
  lead: RecommendationValue,
  partner: RecommendationValue,
) {
  await reviseRecommendation(world.manager, id, say(lead));
  await reviseRecommendation(world.partnerLead, id, say(partner));
}

/** An offer of both, waiting for the startup's answer until `expiresAt`. */
export async function makeOffered(
  mode: DecisionMode = "both_must_agree",
  [lead, partner]: [RecommendationValue, RecommendationValue] = ["admit", "admit"],
  expiresAt = inDays(14),
) {
  const deciding = await makeDeciding(mode);
  await bothSay(deciding, lead, partner);
  await decideOutcome(deciding.world.manager, deciding.id, offer(expiresAt));
  return deciding;
}

/** An offer whose letter goes at once, unless it is to wait. */
export const offer = (expiresAt = inDays(14), releaseLetters = true) => ({
  outcome: "offered" as const,
  offer: { expiresAt },
  releaseLetters,
});

/** An outcome of both, recorded; its letter waits. */
export async function makeWaiting(outcome: OutcomeInput["outcome"]) {
  const deciding = await makeDeciding();
  const { world, id } = deciding;
  const said = { offered: "admit", waitlisted: "waitlist", rejected: "reject" } as const;
  await bothSay(deciding, said[outcome], said[outcome]);
  if (outcome === "rejected") await agreeOnFeedback(world, id);
  await decideOutcome(world.manager, id, waiting[outcome]());
  return deciding;
}

export const feedbackWords = { text: "The plan is sound; the evidence is not there yet." };

export async function agreeOnFeedback(world: World, id: string) {
  await writeFeedback(world.manager, id, feedbackWords);
  await approveFeedback(world.partnerLead, id, feedbackWords);
}

/** What is decided, with a letter that waits. */
export const waiting = {
  offered: () => offer(inDays(14), false),
  waitlisted: () => ({ outcome: "waitlisted" as const, releaseLetters: false }),
  rejected: () => ({
    outcome: "rejected" as const,
    reapplyFrom: inDays(180),
    releaseLetters: false,
  }),
} satisfies Record<OutcomeInput["outcome"], () => OutcomeInput>;

export async function signature(owner: Actor, id: string) {
  const { textVersion } = await getOffer(owner, id, "zh-HK");
  const typedName = "陳大文";
  return { acceptTerms: true as const, typedName, locale: "zh-HK" as const, textVersion };
}

export const statusOf = async (id: string) =>
  (await db().application.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;

export const mailsOf = (applicationId: string) =>
  db().outboxMail.findMany({
    where: { applicationId },
    orderBy: { createdAt: "asc" },
    select: { template: true, toPersonId: true, state: true, params: true },
  });

export const auditOf = async (applicationId: string) =>
  (
    await db().auditEvent.findMany({
      where: { applicationId },
      orderBy: { seq: "asc" },
      select: { type: true },
    })
  ).map((event) => event.type);

/** The code of the refusal that a promise ends with. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return "done";
}
