import { beforeAll, describe, expect, it } from "vitest";
import { listDiffering, listStandings } from "@/lib/decisions/queries/list-standings";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import type { Actor } from "@/lib/platform/actor";
import { reviseRecommendation } from "@/lib/decisions/commands/record-recommendation";
import { agree } from "@/lib/decisions/outcome";
import { recommendationValues } from "@/lib/decisions/schema";
import { asJson, db } from "@/lib/platform/db";
import { countQueries } from "@/tests/support/query-count";
import { ownerQuery } from "@/tests/support/worker-database";
import { joinAs, makeWorld, type World } from "@/tests/support/world";
import { bothSay, inDays, makeDeciding, makeReviewed, say } from "./cases";
import { behindTheWall } from "@/tests/support/behind-the-wall";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

describe("what stands beside an application in the list", () => {
  it("is the own mean, the other side sealed until both are in, then both and what they say", async () => {
    const { id } = await makeReviewed(world, { scores: { lead: 4, partner: 2 } });
    const seen = async (actor: Actor) => (await listStandings(actor, [id])).get(id);
    expect(await seen(world.manager)).toMatchObject({
      scores: { lead: 4, partner: "sealed" },
      both: null,
      reviews: { filed: 4, asked: 4 },
    });
    expect(await seen(world.partnerLead)).toMatchObject({
      scores: { lead: "sealed", partner: 2 },
      both: null,
      reviews: { filed: 2, asked: 2 },
    });
    await openDecision(world.manager, id, { recommendationsDueAt: inDays(7) });
    expect(await listDiffering(world.manager)).not.toContain(id);
    await bothSay({ world, id }, "admit", "reject");
    const open = {
      scores: { lead: 4, partner: 2 },
      both: { agree: false, lead: "admit", partner: "reject" },
    };
    expect(await seen(world.manager)).toMatchObject(open);
    expect(await seen(world.partnerLead)).toMatchObject(open);
    expect(await listDiffering(world.manager)).toContain(id);
    expect(await listDiffering(world.partnerLead)).toContain(id);
  });

  it("is no score to an officer, to somebody who still owes a review, or to anyone out of sight", async () => {
    const { id } = await makeReviewed(world);
    const seen = async (actor: Actor) => (await listStandings(actor, [id])).get(id);
    expect((await seen(world.officer))?.scores).toEqual({ lead: null, partner: null });
    expect(await listDiffering(world.officer)).toEqual([]);
    expect(await seen(world.otherPartnerLead)).toBeUndefined();
    expect(await seen(world.owner)).toBeUndefined();
    const reviewing = await joinAs(world.deputyManager, {
      role: "reviewer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    await oweReview(id, reviewing);
    expect((await seen(world.deputyManager))?.scores.lead).toBe("sealed");
  });
});

async function oweReview(applicationId: string, reviewer: Actor) {
  await db().assignment.create({
    data: {
      applicationId,
      programmeId: world.programme.id,
      organisationId: world.lead.id,
      membershipId: reviewer.membership?.id ?? "",
      personId: reviewer.personId,
      state: "accepted",
      reasons: asJson([]),
      assignedById: world.manager.personId,
    },
  });
}

describe("the stored fact that two recommendations differ", () => {
  it("is what the rule of agreeing says, for every pair", async () => {
    const values = [...recommendationValues, null];
    for (const lead of values)
      for (const partner of values) {
        const [row] = await ownerQuery<{ differ: boolean }>(
          'SELECT recommendations_differ($1::"RecommendationValue", $2::"RecommendationValue") AS differ',
          [lead, partner],
        );
        expect(row?.differ, `${lead}, ${partner}`).toBe(!agree(lead, partner));
      }
  });

  it("follows a later word, and is nothing while the lead decides alone", async () => {
    const deciding = await makeDeciding();
    const { id } = deciding;
    const isDiffering = async () =>
      (await behindTheWall().decision.findUniqueOrThrow({ where: { applicationId: id } }))
        .differing;
    await bothSay(deciding, "admit", "watch_list");
    expect(await isDiffering()).toBe(true);
    await reviseRecommendation(deciding.world.partnerLead, id, say("admit"));
    expect(await isDiffering()).toBe(false);
    await reviseRecommendation(deciding.world.manager, id, say("reject"));
    expect(await isDiffering()).toBe(true);
    await behindTheWall().decision.update({
      where: { applicationId: id },
      data: { leadAlone: true },
    });
    expect(await isDiffering()).toBe(false);
  });

  it("makes the tab one statement, and what stands beside the rows one", async () => {
    const { id } = await makeReviewed(world);
    const tab = await countQueries(() => listDiffering(world.manager));
    expect(tab.queries).toHaveLength(1);
    const beside = await countQueries(() => listStandings(world.manager, [id]));
    expect(beside.queries).toHaveLength(1);
  });
});
