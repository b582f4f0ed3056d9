import { beforeAll, describe, expect, it } from "vitest";
import { listDiffering, listStandings } from "@/lib/decisions/queries/list-standings";
import { openDecision } from "@/lib/decisions/commands/open-decision";
import type { Actor } from "@/lib/platform/actor";
import { asJson, db } from "@/lib/platform/db";
import { joinAs, makeWorld, type World } from "@/tests/support/world";
import { bothSay, inDays, makeReviewed } from "./cases";

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
