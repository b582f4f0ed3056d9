import { randomInt } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import { asJson, db } from "@/lib/platform/db";
import { answerConflict } from "@/lib/reviews/commands/answer-conflict";
import { assignReviewer } from "@/lib/reviews/commands/assign-reviewer";
import { fileReview } from "@/lib/reviews/commands/file-review";
import { saveReview } from "@/lib/reviews/commands/save-review";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { behindTheWall } from "@/tests/support/behind-the-wall";

const signs = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const random = (length: number) =>
  Array.from({ length }, () => signs[randomInt(signs.length)]).join("");

interface ApplicationOptions {
  startupId?: string;
  name?: string;
  area?: string;
  modality?: string;
  language?: string;
}

/** An application in review with a frozen first version: a conflict card in `team` (T1) and something in `science` (T2). */
export async function makeApplicationInReview(world: World, options: ApplicationOptions = {}) {
  const startupId = options.startupId ?? (await makeStartup(options.name)).startup.id;
  const application = await db().application.create({
    data: {
      reference: `CI-${random(4)}-${random(2)}`,
      intakeId: world.intake.id,
      programmeId: world.programme.id,
      leadOrganisationId: world.lead.id,
      partnerOrganisationId: world.partner.id,
      startupId,
      formVersionId: world.form.id,
      status: "in_review",
      language: options.language ?? "en-HK",
      currentVersion: 1,
      submittedAt: new Date(),
      listName: options.name ?? "Reviewed startup",
      listArea: options.area ?? "oncology",
      listModality: options.modality ?? "antibody",
    },
  });
  const common = {
    applicationId: application.id,
    organisationId: world.lead.id,
    programmeId: world.programme.id,
  };
  const version = await db().applicationVersion.create({
    data: { ...common, number: 1, reason: "submit", language: "en-HK" },
  });
  const sections = [
    {
      sectionKey: "team",
      tier: "T1" as const,
      answers: {
        conflict_founders: "Dr Ada Wong, HKU",
        conflict_indication: "Liver cancer",
        people: [{ displayName: "Not on the card" }],
      },
    },
    { sectionKey: "science", tier: "T2" as const, answers: { target: "SECRET-TARGET" } },
  ];
  for (const section of sections) {
    await behindTheWall().versionSection.create({
      data: {
        ...common,
        ...section,
        versionId: version.id,
        language: "en-HK",
        complete: true,
        answers: asJson(section.answers),
      },
    });
  }
  return application;
}

/** The world with its first startup's application in review and an applicant who owns it. */
export async function makeReviewWorld() {
  const world = await makeWorld();
  const application = await makeApplicationInReview(world, { startupId: world.startup.id });
  return { ...world, application };
}

export type ReviewWorld = Awaited<ReturnType<typeof makeReviewWorld>>;

export const makeReviewer = (world: World, side: "lead" | "partner", name?: string) =>
  makePerson({
    role: "reviewer",
    organisationId: world[side].id,
    programmeId: world.programme.id,
    ...(name ? { name } : {}),
  });

/** Assigns a reviewer by hand through their organisation's manager. Returns the assignment's id. */
export async function assign(world: ReviewWorld, reviewer: Actor, applicationId?: string) {
  const isLead = reviewer.membership?.organisationId === world.lead.id;
  const { id } = await assignReviewer(isLead ? world.manager : world.partnerLead, {
    applicationId: applicationId ?? world.application.id,
    membershipId: reviewer.membership?.id ?? "",
  });
  return id;
}

/** Assigned and declared "no conflict". Returns the assignment's id. */
export async function assignAndAccept(world: ReviewWorld, reviewer: Actor, applicationId?: string) {
  const id = await assign(world, reviewer, applicationId);
  await answerConflict(reviewer, id, "none");
  return id;
}

/** Scores every criterion alike and files. */
export async function fileAs(world: ReviewWorld, reviewer: Actor, assignmentId: string, value = 4) {
  const isLead = reviewer.membership?.organisationId === world.lead.id;
  const { criteria } = isLead ? world.leadRubric : world.partnerRubric;
  const { revision } = await saveReview(reviewer, assignmentId, {
    revision: 0,
    scores: Object.fromEntries(criteria.map(({ key }) => [key, { value }])),
    note: `Note of ${reviewer.displayName}`,
    recommendation: "admit",
  });
  return fileReview(reviewer, assignmentId, { revision }, undefined);
}

/** The code of the refusal that a promise ends in. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "nothing refused";
  } catch (error) {
    const { code } = error as { code?: unknown };
    return typeof code === "string" ? code : String(error);
  }
}
