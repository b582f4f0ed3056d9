import { randomBytes } from "node:crypto";
import { giveGrant, revokeGrantsOf, revokeGrantsOn, setBar } from "@/lib/access/commands";
import type { ApplicationStatus, GrantReason, Role } from "@/lib/generated/prisma/enums";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { joinAs, makePerson, makeStartup, makeWorld } from "@/tests/support/world";
import { states, type Standing, type State, type Who } from "./matrix";

const portal = systemActor("matrix");
const signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const letters = (count: number) => [...randomBytes(count)].map((byte) => signs[byte % 30]).join("");
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

export interface Stage {
  id: string;
  documents: { T1: string; T2: string };
}

export type MatrixWorld = Awaited<ReturnType<typeof makeMatrixWorld>>;

const statusOf: Record<State, ApplicationStatus> = {
  draft: "draft",
  submitted: "submitted",
  in_review: "in_review",
  open: "deciding",
  admitted: "admitted",
  withdrawn: "withdrawn",
};

const sections = [
  { sectionKey: "product", tier: "T1" as const, questionKey: "abstract", file: "pitch_deck" },
  { sectionKey: "science", tier: "T2" as const, questionKey: "target", file: "data_files" },
];

type Ground = Awaited<ReturnType<typeof makeWorld>>;

/** One application in a state, with marks: T1-FROZEN, T2-FROZEN, T1-DRAFT, T2-DRAFT. */
async function makeStage(world: Ground, startupId: string, state: State): Promise<Stage> {
  const isSent = state !== "draft";
  const tables = behindTheWall();
  const application = await tables.application.create({
    data: {
      reference: `CI-${letters(4)}-${letters(2)}`,
      intakeId: world.intake.id,
      programmeId: world.programme.id,
      leadOrganisationId: world.lead.id,
      partnerOrganisationId: world.partner.id,
      startupId,
      formVersionId: world.form.id,
      status: statusOf[state],
      currentVersion: isSent ? 1 : 0,
      submittedAt: isSent ? days(-9) : null,
      partnerEndedAt: state === "withdrawn" ? days(-1) : null,
      listName: `Startup ${state}`,
    },
  });
  const common = {
    applicationId: application.id,
    organisationId: world.lead.id,
    programmeId: world.programme.id,
  };
  const documents = { T1: "", T2: "" };
  const version = isSent
    ? await tables.applicationVersion.create({
        data: { ...common, number: 1, reason: "submit", language: "en-HK", frozenAt: days(-9) },
      })
    : null;
  for (const { sectionKey, tier, questionKey, file } of sections) {
    await tables.applicationSection.create({ data: { ...common, sectionKey, tier, revision: 7 } });
    await tables.answer.create({
      data: { ...common, sectionKey, tier, questionKey, value: `${tier}-DRAFT`, revision: 7 },
    });
    if (version)
      await tables.versionSection.create({
        data: {
          ...common,
          versionId: version.id,
          sectionKey,
          tier,
          language: "en-HK",
          complete: true,
          answers: { [questionKey]: `${tier}-FROZEN` },
        },
      });
    const stored = await tables.document.create({
      data: {
        ...common,
        sectionKey,
        tier,
        questionKey: file,
        name: `${tier}.pdf`,
        size: 10,
        mediaType: "application/pdf",
        sha256: "0".repeat(64),
        storageKey: randomBytes(20).toString("hex"),
        state: "clean",
        frozenVersions: version ? [1] : [],
      },
    });
    documents[tier] = stored.id;
  }
  if (isSent && state !== "submitted") await deliberate(world, application.id, state);
  return { id: application.id, documents };
}

/** A filed review of each organisation; from `open` on both recommendations, whose words may hold what is protected. */
async function deliberate(world: Ground, applicationId: string, state: State): Promise<void> {
  const tables = behindTheWall();
  const at = { applicationId, programmeId: world.programme.id };
  if (state !== "in_review")
    await tables.decision.create({
      data: {
        ...at,
        mode: "both_must_agree",
        recommendationsDueAt: days(3),
        version: 1,
        state: state === "admitted" ? "decided" : "open",
        ...(state === "admitted"
          ? { outcome: "offered" as const, outcomeBy: "joint", decidedAt: days(-1) }
          : {}),
        sealOpenedAt: days(-1),
      },
    });
  for (const side of ["lead", "partner"] as const) {
    const organisationId = world[side].id;
    const role = side === "lead" ? "programme_manager" : "partner_lead";
    const speaker = await makePerson({ role, organisationId, programmeId: world.programme.id });
    const reviewer = await makePerson({
      role: "reviewer",
      organisationId,
      programmeId: world.programme.id,
    });
    const assignment = await tables.assignment.create({
      data: {
        ...at,
        organisationId,
        membershipId: reviewer.membership?.id ?? "",
        personId: reviewer.personId,
        state: "completed",
        reasons: [],
        assignedById: speaker.personId,
      },
    });
    await tables.review.create({
      data: {
        ...at,
        assignmentId: assignment.id,
        organisationId,
        personId: reviewer.personId,
        rubricId: side === "lead" ? world.leadRubric.id : world.partnerRubric.id,
        version: 1,
        tier: "T2",
        state: "filed",
        filedAt: days(-2),
        note: `REVIEW-${side}`,
      },
    });
    if (state === "in_review") continue;
    await tables.recommendation.create({
      data: {
        ...at,
        organisationId,
        value: "admit",
        reason: `WORDS-${side}`,
        tier: "T2",
        byPersonId: speaker.personId,
        byMembershipId: speaker.membership?.id ?? "",
        recordedAt: days(-1),
      },
    });
  }
}

/** A world with one application a state, all of one startup, each in the first programme. */
export async function makeMatrixWorld() {
  const world = await makeWorld();
  await behindTheWall().intake.update({
    where: { id: world.intake.id },
    data: { reviewersPerOrganisation: 1 },
  });
  const stages = {} as Record<State, Stage>;
  for (const state of states) {
    const { startup } = await makeStartup(`Startup ${state}`);
    stages[state] = await makeStage(world, startup.id, state);
  }
  return { ...world, stages };
}

interface Given {
  role: Role;
  organisationId: string | undefined;
  programmeId: string | undefined;
  reason: GrantReason | null;
}

function postOf(world: MatrixWorld, who: string): Given {
  const here = world.programme.id;
  const name = who.slice(0, who.lastIndexOf(" "));
  const isForeign = who.endsWith(" foreign");
  const at = (role: Role, organisationId: string, reason: GrantReason | null = null): Given => ({
    role,
    organisationId,
    programmeId: here,
    reason,
  });
  switch (name) {
    case "programme_manager":
    case "officer":
      // Of the same organisation, for its other programme.
      return {
        ...at(name, world.lead.id),
        programmeId: isForeign ? world.second.programme.id : here,
      };
    case "lead reviewer":
      return at("reviewer", world.lead.id, "assignment");
    case "partner reviewer":
      return at("reviewer", world.partner.id, "assignment");
    case "partner_lead":
      return isForeign
        ? {
            ...at("partner_lead", world.otherPartner.id),
            programmeId: world.second.programme.id,
          }
        : at("partner_lead", world.partner.id, "release");
    case "mentor":
      return at("mentor", world.partner.id, "match");
    case "ecosystem_partner":
      return at("ecosystem_partner", world.hospital.membership?.organisationId ?? "", "share_pack");
    case "auditor":
      return {
        ...at("auditor", isForeign ? world.otherPartner.id : world.lead.id),
        programmeId: undefined,
      };
    default:
      // An hour's grant, under every standing but the role alone; a foreign one is of the partner.
      return {
        ...at("administrator", isForeign ? world.partner.id : world.lead.id),
        programmeId: undefined,
        reason: who === "administrator own" ? null : "break_glass",
      };
  }
}

/** The person of one line of the matrix, with grants and bars on every stage; one actor a stage. */
export async function actorsOf(world: MatrixWorld, who: Who): Promise<Record<State, Actor>> {
  const name = who.slice(0, who.lastIndexOf(" "));
  const standing = who.split(" ").at(-1);
  if (name === "owner" || name === "editor" || name === "viewer")
    return teamActors(world, name, standing as Standing);
  const person = await makePerson();
  const stranger = Object.fromEntries(states.map((state) => [state, person]));
  if (name === "nobody") return stranger as Record<State, Actor>;
  const { reason, ...post } = postOf(world, who);
  const actor = await joinAs(person, post);
  const isStaff = reason === null;
  for (const state of states) {
    const { id, documents } = world.stages[state];
    const sourceId = crypto.randomUUID();
    await withActor(portal, async (tx, now) => {
      const give = (given: GrantReason, until: Date | null = null) =>
        giveGrant(tx, portal, {
          personId: actor.personId,
          membershipId: actor.membership?.id ?? null,
          applicationId: id,
          programmeId: world.programme.id,
          organisationId: post.organisationId ?? world.lead.id,
          sections: given === "release" ? ["science"] : ["*"],
          reason: given,
          sourceId,
          validFrom: days(-5),
          validUntil: until,
          ...(given === "release" ? { version: 1, documents: [documents.T2] } : {}),
        });
      if (!isStaff && (standing !== "foreign" || reason === "break_glass")) {
        const until = standing === "expired" ? days(-1) : null;
        if (reason !== "release") await give(reason, until);
        if (reason === "release" || standing === "released" || standing === "conflicted")
          if (standing !== "own") await give("release", until);
        if (standing === "revoked") await revokeGrantsOf(tx, portal, sourceId, now);
      }
      if (standing === "conflicted")
        await setBar(tx, portal, {
          personId: actor.personId,
          applicationId: id,
          programmeId: world.programme.id,
          reason: "conflict",
        });
      // As the transition does: endings close every grant.
      if (state === "withdrawn") await revokeGrantsOn(tx, portal, id, now);
    });
  }
  if (isStaff && standing === "expired")
    return Object.fromEntries(
      states.map((state) => [state, { ...actor, membership: null }]),
    ) as Record<State, Actor>;
  return Object.fromEntries(states.map((state) => [state, actor])) as Record<State, Actor>;
}

/** Each stage is of its own startup, so a team has one membership a stage. */
async function teamActors(world: MatrixWorld, role: Role, standing: Standing) {
  const made = {} as Record<State, Actor>;
  for (const state of states) {
    const { startupId } = await behindTheWall().application.findUniqueOrThrow({
      where: { id: world.stages[state].id },
      select: { startupId: true },
    });
    const actor =
      standing === "foreign" ? world.rival : await joinAs(await makePerson(), { role, startupId });
    // The session look-up gives an ended membership to nobody.
    made[state] = {
      ...actor,
      ...(standing === "expired" ? { membership: null } : {}),
      assisted: standing === "assisted",
    };
  }
  return made;
}
