import { expect, it } from "vitest";
import { decideOutcome } from "@/lib/decisions/commands/decide-outcome";
import { releaseLetter } from "@/lib/decisions/commands/release-letter";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import { db } from "@/lib/platform/db";
import { makePerson } from "@/tests/support/world";
import {
  agreeOnFeedback,
  bothSay,
  mailsOf,
  makeDeciding,
  refusalOf,
  statusOf,
  waiting,
} from "./cases";

/** An imported startup that nobody has claimed. */
async function makeImported(said: "admit" | "waitlist" | "reject") {
  const found = await makeDeciding();
  await db().membership.updateMany({
    where: { startupId: found.startup.id },
    data: { status: "ended" },
  });
  await db().application.update({ where: { id: found.id }, data: { source: "import" } });
  await bothSay(found, said, said);
  return found;
}

const claim = (startupId: string) => makePerson({ role: "owner", startupId });

it("offers nothing to a startup without an owner, says why and how to invite one", async () => {
  const { world, id, startup } = await makeImported("admit");
  expect(await refusalOf(decideOutcome(world.manager, id, waiting.offered()))).toBe(
    "decisions.no_owner",
  );
  const view = await getDecision(world.manager, id, "en-HK");
  expect(view).toMatchObject({ unowned: true, invites: true });
  expect(view.can.decide).toBe("decisions.no_owner");
  expect(await getDecision(world.officer, id, "en-HK")).toMatchObject({ invites: true });
  expect(await getDecision(world.partnerLead, id, "en-HK")).toMatchObject({
    unowned: true,
    invites: false,
  });
  const owner = await claim(startup.id);
  await decideOutcome(world.manager, id, waiting.offered());
  await releaseLetter(world.manager, id, {});
  expect(await mailsOf(id)).toContainEqual(
    expect.objectContaining({ template: "outcome_offered", toPersonId: owner.personId }),
  );
});

it("lets an offer's letter wait while the last owner is gone", async () => {
  const found = await makeDeciding();
  const { world, id, owner, startup } = found;
  await bothSay(found, "admit", "admit");
  await decideOutcome(world.manager, id, waiting.offered());
  await db().membership.updateMany({
    where: { startupId: startup.id },
    data: { status: "ended" },
  });
  expect(await refusalOf(releaseLetter(world.manager, id, {}))).toBe("decisions.no_owner");
  expect(await statusOf(id)).toBe("deciding");
  await db().membership.updateMany({
    where: { startupId: startup.id, personId: owner.personId },
    data: { status: "active" },
  });
  expect(await refusalOf(releaseLetter(world.manager, id, {}))).toBe("done");
});

it.each(["waitlist", "reject"] as const)(
  "decides %s without an owner, and writes to whoever claimed it meanwhile",
  async (said) => {
    const { world, id, startup } = await makeImported(said);
    if (said === "reject") await agreeOnFeedback(world, id);
    const outcome = said === "reject" ? "rejected" : "waitlisted";
    await decideOutcome(world.manager, id, waiting[outcome]());
    const letters = async () =>
      (await mailsOf(id)).filter(({ template }) => template === `outcome_${outcome}`);
    expect(await letters()).toEqual([]);
    expect(await statusOf(id)).toBe("deciding");
    const owner = await claim(startup.id);
    await releaseLetter(world.manager, id, {});
    expect(await statusOf(id)).toBe(outcome);
    expect(await letters()).toMatchObject([{ state: "queued", toPersonId: owner.personId }]);
  },
);

it("moves an unclaimed record with its outcome though nobody can be written to", async () => {
  const { world, id } = await makeImported("waitlist");
  await decideOutcome(world.manager, id, waiting.waitlisted());
  await releaseLetter(world.manager, id, {});
  expect(await statusOf(id)).toBe("waitlisted");
});
