import { beforeAll, describe, expect, it } from "vitest";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import { Refusal } from "@/lib/platform/errors";
import { makeSubmitted } from "@/tests/support/applications";
import { makeWorld } from "@/tests/support/world";

let world: Awaited<ReturnType<typeof makeWorld>>;
let id: string;

beforeAll(async () => {
  world = await makeWorld();
  id = await makeSubmitted(world.owner, world.intake.id);
});

describe("the team's page", () => {
  it("tells the team its history in its own words, the newest first", async () => {
    const page = await getTeamPage(world.owner, id, "en-HK");
    expect(page.history.map(({ status }) => status)).toEqual(["submitted", "draft"]);
    expect(page.history.every(({ label }) => label !== "")).toBe(true);
    expect(Date.parse(page.now)).not.toBeNaN();
    expect(page.today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it("does not exist for anybody else, staff and rivals included", async () => {
    for (const actor of [world.rival, world.manager, world.partnerLead]) {
      await expect(getTeamPage(actor, id, "en-HK")).rejects.toSatisfy(
        (error) => error instanceof Refusal && error.status === 404,
      );
    }
  });
});
