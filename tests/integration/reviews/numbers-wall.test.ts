import { beforeAll, describe, expect, it } from "vitest";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import { getPanel } from "@/lib/decisions/queries/get-panel";
import { setBar } from "@/lib/access/commands";
import { systemActor, type AnyActor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { calibrateReviews } from "@/lib/reviews/commands/calibrate-reviews";
import { bothSay, inDays, makeReview, makeReviewed } from "@/tests/integration/decisions/cases";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { makePerson, makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** Organisations whose means the database alone shows an actor, without a filter of ours. */
async function seen(actor: AnyActor, applicationId: string): Promise<string[]> {
  const rows = await withActor(actor, (tx) =>
    tx.reviewMean.findMany({ where: { applicationId }, select: { organisationId: true } }),
  );
  return rows
    .map(({ organisationId }) => (organisationId === world.lead.id ? "lead" : "partner"))
    .toSorted();
}

/** The same through the door that counted over the reviews before. */
async function counted(actor: AnyActor, applicationId: string): Promise<string[]> {
  const rows = await withActor(
    actor,
    (tx) => tx.$queryRaw<{ organisation: string }[]>`
      SELECT DISTINCT organisation FROM review_numbers(ARRAY[${applicationId}::uuid], NULL)
       WHERE application = ${applicationId}::uuid`,
  );
  return rows
    .map(({ organisation }) => (organisation === world.lead.id ? "lead" : "partner"))
    .toSorted();
}

const everybody = () => [
  world.manager,
  world.deputyManager,
  world.officer,
  world.partnerLead,
  world.leadReviewer,
  world.partnerReviewer,
  world.otherPartnerLead,
  world.auditor,
  world.owner,
];

/** Who sees what, the same answers as from the reviews themselves. */
async function expectSight(id: string, sight: Partial<Record<keyof World, string[]>>) {
  const wanted = new Map(
    Object.entries(sight).map(([name, sides]) => [world[name as "manager"], sides]),
  );
  for (const actor of everybody()) {
    expect(await seen(actor, id), actor.displayName).toEqual(wanted.get(actor) ?? []);
    expect(await counted(actor, id), actor.displayName).toEqual(await seen(actor, id));
  }
}

async function giveReview(id: string, actor: World["leadReviewer"], side: "lead" | "partner") {
  const review = await makeReview(world, id, side, 5);
  const membershipId = actor.membership?.id ?? "";
  const data = { personId: actor.personId, membershipId };
  await behindTheWall().assignment.update({ where: { id: review.assignmentId }, data });
}

describe("kept numbers behind the second wall", () => {
  it("are the own organisation's while sealed, both once open, the officer's once decided", async () => {
    const { id } = await makeReviewed(world);
    const sealed = { manager: ["lead"], deputyManager: ["lead"], partnerLead: ["partner"] };
    await expectSight(id, sealed);
    await openDecision(world.manager, id, { recommendationsDueAt: inDays(7) });
    await expectSight(id, sealed);
    await bothSay({ world, id }, "admit", "admit");
    const both = ["lead", "partner"];
    const open = { manager: both, deputyManager: both, partnerLead: both };
    await expectSight(id, open);
    await db().application.update({ where: { id }, data: { status: "rejected" } });
    await expectSight(id, { ...open, officer: both });
    await db().application.update({ where: { id }, data: { partnerEndedAt: new Date() } });
    await expectSight(id, { ...open, officer: both, partnerLead: ["partner"] });
    await behindTheWall().decision.update({
      where: { applicationId: id },
      data: { leadAlone: true },
    });
    await expectSight(id, {
      manager: ["lead"],
      deputyManager: ["lead"],
      officer: ["lead"],
      partnerLead: ["partner"],
    });
  });

  it("are a reviewer's after filing their own, of their organisation only", async () => {
    const { id } = await makeReviewed(world);
    expect(await seen(world.leadReviewer, id)).toEqual([]);
    await giveReview(id, world.leadReviewer, "lead");
    await giveReview(id, world.partnerReviewer, "partner");
    await expectSight(id, {
      manager: ["lead"],
      deputyManager: ["lead"],
      partnerLead: ["partner"],
      leadReviewer: ["lead"],
      partnerReviewer: ["partner"],
    });
  });

  it("go with a bar, a suspension and the end of a membership", async () => {
    const { id } = await makeReviewed(world);
    const place = { organisationId: world.lead.id, programmeId: world.programme.id };
    const [barred, suspended, ended] = await Promise.all(
      [1, 2, 3].map(() => makePerson({ role: "programme_manager", ...place })),
    );
    if (!barred || !suspended || !ended) throw new Error("three managers were made");
    expect(await seen(barred, id)).toEqual(["lead"]);
    await db().membership.update({
      where: { id: ended.membership?.id ?? "" },
      data: { status: "ended" },
    });
    expect(await seen(ended, id)).toEqual([]);
    await withActor(world.manager, (tx) =>
      setBar(tx, world.manager, {
        personId: barred.personId,
        applicationId: id,
        programmeId: world.programme.id,
        reason: "conflict",
      }),
    );
    expect(await seen(barred, id)).toEqual([]);
    await db().person.update({
      where: { id: suspended.personId },
      data: { suspendedAt: new Date() },
    });
    expect(await seen(suspended, id)).toEqual([]);
  });

  it("are written by nobody who acts, and nobody reads a reviewer's habit", async () => {
    const { id } = await makeReviewed(world);
    const of = { intakeId: world.intake.id, organisationId: world.lead.id };
    await calibrateReviews(of);
    for (const actor of [world.manager, world.officer, world.leadReviewer]) {
      const changed = withActor(actor, (tx) =>
        tx.reviewMean.updateMany({ where: { applicationId: id }, data: { overall: 5 } }),
      );
      await expect(changed.catch(() => ({ count: 0 }))).resolves.toEqual({ count: 0 });
      expect(await withActor(actor, (tx) => tx.reviewCalibration.findMany())).toEqual([]);
      const overalls = await withActor(
        actor,
        (tx) =>
          tx.$queryRaw`SELECT * FROM review_overalls(${of.intakeId}::uuid, ${of.organisationId}::uuid)`,
      );
      expect(overalls).toEqual([]);
    }
    const chore = systemActor("test");
    expect(await withActor(chore, (tx) => tx.reviewCalibration.count())).toBeGreaterThan(0);
  });

  it("tell the moment of a calibration to its own organisation only, open or not", async () => {
    const { id } = await makeReviewed(world);
    await openDecision(world.manager, id, { recommendationsDueAt: inDays(7) });
    await bothSay({ world, id }, "admit", "admit");
    await calibrateReviews({ intakeId: world.intake.id, organisationId: world.lead.id });
    const told = async (actor: World["manager"]) => [
      (await getDecision(actor, id, "en-HK")).calibratedAsOf,
      (await getPanel(actor, world.intake.slug, "en-HK")).calibratedAsOf,
    ];
    expect(await told(world.manager)).toEqual([expect.any(Date), expect.any(Date)]);
    expect(await told(world.partnerLead)).toEqual([null, null]);
  });
});
