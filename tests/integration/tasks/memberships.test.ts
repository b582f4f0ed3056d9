import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/tasks/route";
import { openSession } from "@/lib/accounts/commands/open-session";
import { startApplication } from "@/lib/applications/commands/start-application";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { sessionCookie } from "@/lib/platform/session";
import { listTasks } from "@/lib/tasks/queries/list-tasks";
import { makeSubmitted } from "@/tests/support/applications";
import { ownerQuery } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeStartup, makeWorld } from "@/tests/support/world";

const items = async (actor: Actor) => (await listTasks(actor, "en-HK")).items;

describe("somebody of several memberships", () => {
  it("finds the tasks of each under it, with links that ask before they act under another", async () => {
    const world = await makeWorld();
    const { owner, startup } = await makeStartup("Nordlys");
    const draft = await startApplication(owner, {
      intakeId: world.second.intake.id,
      startupId: startup.id,
      statement: null,
    });
    const officer = await joinAs(owner, {
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    const other = await makeStartup("Other");
    const id = await makeSubmitted(other.owner, world.intake.id);
    const asOwner = await items(owner);
    const of = (kind: string) => asOwner.find((task) => task.kind === kind);
    expect(of("draft")).toMatchObject({ acting: true, href: `/en-HK/applications/${draft.id}` });
    expect(of("take_up")).toMatchObject({
      acting: false,
      membershipId: officer.membership?.id,
      membership: "Programme officer, Science Park (First programme)",
      href: `/en-HK/act-as/${officer.membership?.id}?next=${encodeURIComponent(`/desk/applications/${id}`)}`,
    });
    expect(asOwner).toHaveLength(2);
    const asOfficer = await items(officer);
    expect(asOfficer.map(({ kind, acting }) => [kind, acting]).toSorted()).toEqual([
      ["draft", false],
      ["take_up", true],
    ]);
    // In a session that staff helped to open the startup's alone.
    expect((await items({ ...owner, assisted: true })).map(({ kind }) => kind)).toEqual(["draft"]);
    await ownerQuery("UPDATE memberships SET status = 'ended' WHERE id = $1", [
      officer.membership?.id,
    ]);
    expect((await items(owner)).map(({ kind }) => kind)).toEqual(["draft"]);
  });

  it("never reads under one membership what only another may", async () => {
    const world = await makeWorld();
    const officer = await makePerson({
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.programme.id,
    });
    await joinAs(officer, {
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    await makeSubmitted((await makeStartup()).owner, world.second.intake.id);
    const found = await items(officer);
    expect(found.map(({ kind, membership, acting }) => [kind, membership, acting])).toEqual([
      ["take_up", "Programme officer, Science Park (Second programme)", false],
    ]);
  });
});

describe("the route", () => {
  it("gives a signed-in person the list, and nobody else", async () => {
    const world = await makeWorld();
    await makeSubmitted(world.owner, world.intake.id);
    const ask = (cookie: string, query = "") =>
      GET(new Request(`http://localhost:3000/api/tasks${query}`, { headers: { cookie } }), {
        params: Promise.resolve({}),
      });
    const { token } = await withActor(systemActor("test"), (tx, now) =>
      openSession(tx, world.officer.personId, now),
    );
    const cookie = `${sessionCookie().name}=${token}`;
    const answer = await ask(cookie);
    expect(answer.status).toBe(200);
    const body = (await answer.json()) as { items: unknown[] };
    expect(body.items).toMatchObject([{ kind: "take_up", about: "Some words", count: 1 }]);
    expect((await ask("")).status).toBe(401);
    expect((await ask(cookie, "?odd=1")).status).toBe(422);
  });
});
