import { globSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { doors, openToAll } from "@/app/[locale]/doors";
import { doorAt, listOpening } from "@/app/[locale]/opens-elsewhere";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { findsSomething } from "@/lib/platform/looked-at";
import { makeSubmitted } from "@/tests/support/applications";
import { countQueries } from "@/tests/support/query-count";
import { ownerQuery } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;
/** An application of the second programme, in review, with a reviewer's assignment. */
let applicationId: string;
let startupId: string;
let owner: Actor;

/** Somebody who acts as a reviewer of the first programme. */
const reviewerOfTheFirst = () =>
  makePerson({
    organisationId: world.lead.id,
    role: "reviewer",
    programmeId: world.programme.id,
  });

async function assign(to: Actor): Promise<string> {
  const [row] = await ownerQuery<{ id: string }>(
    `INSERT INTO assignments (application_id, programme_id, organisation_id, membership_id, person_id, state, reasons, assigned_by_id)
     SELECT id, programme_id, lead_organisation_id, $2, $3, 'offered', '[]', $3 FROM applications WHERE id = $1 RETURNING id`,
    [applicationId, to.membership?.id, to.personId],
  );
  return row?.id ?? "";
}

const opening = async (actor: Actor, at: string) =>
  (await listOpening(actor, at, "en-HK")).map(({ id }) => id);

beforeAll(async () => {
  world = await makeWorld();
  const made = await makeStartup("Somebody's startup");
  owner = made.owner;
  startupId = made.startup.id;
  applicationId = await makeSubmitted(owner, world.second.intake.id);
  await ownerQuery("UPDATE applications SET status = 'in_review' WHERE id = $1", [applicationId]);
});

describe("the lists of doors", () => {
  const pages = globSync("app/[[]locale]/**/page.tsx", {
    cwd: path.resolve(import.meta.dirname, "../../.."),
  }).map((file) => {
    const folders = path
      .dirname(file)
      .split("/")
      .slice(2)
      .filter((folder) => !folder.startsWith("("));
    return `/${folders.join("/")}`;
  });

  it("name every page of the portal, each once", () => {
    expect(pages.length).toBeGreaterThan(60);
    const missing = "/[...missing]";
    expect([...Object.keys(doors), ...openToAll, missing].toSorted()).toEqual(pages.toSorted());
  });

  it("find a page's own door, words before blanks, and none for other addresses", () => {
    for (const place of Object.keys(doors)) {
      const address = place.replaceAll(/\[(\w+)\]/g, "-$1-");
      expect(doorAt(address)?.door, place).toBe(doors[place]);
    }
    expect(doorAt("/applications/1/sections/product")?.given).toEqual({ id: "1", key: "product" });
    for (const address of ["/", "/nowhere", "/desk/nowhere/1", "/my", "/%zz", "//", "/reviews/1/2"])
      expect(doorAt(address), address).toBeNull();
  });
});

describe("a page that one's other membership opens", () => {
  it("is found for a reviewer of two programmes, and for nobody else", async () => {
    const person = await reviewerOfTheFirst();
    const other = await joinAs(person, {
      role: "reviewer",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    const id = await assign(other);
    expect(await opening(person, `/en-HK/reviews/${id}`)).toEqual([other.membership?.id]);
    expect(await opening(person, `/reviews/${id}`)).toEqual([other.membership?.id]);
    expect(await opening(other, `/reviews/${id}`)).toEqual([]);
    const colleague = await reviewerOfTheFirst();
    await joinAs(colleague, {
      role: "reviewer",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    expect(await opening(colleague, `/reviews/${id}`)).toEqual([]);
  });

  it("is found for a manager of two programmes: record, panel, assigning, set-up and people", async () => {
    const person = await makePerson({
      organisationId: world.lead.id,
      role: "programme_manager",
      programmeId: world.programme.id,
    });
    const other = await joinAs(person, {
      role: "programme_manager",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    const { slug } = world.second.programme;
    const intake = world.second.intake.slug;
    for (const at of [
      `/desk/applications/${applicationId}`,
      `/desk/intakes/${intake}/panel`,
      `/desk/intakes/${intake}/assign`,
      `/desk/programmes/${slug}`,
      `/desk/programmes/${slug}/edit`,
      `/desk/programmes/${slug}/form`,
      `/desk/programmes/${slug}/people`,
      `/desk/programmes/${slug}/rubrics`,
      `/desk/programmes/${slug}/intakes/${intake}`,
      `/desk/programmes/${slug}/form/${world.second.form.id}`,
    ])
      expect(await opening(person, at), at).toEqual([other.membership?.id]);
    for (const at of [`/applications/${applicationId}`, `/startups/${startupId}`, "/admin"])
      expect(await opening(person, at), at).toEqual([]);
    // What is of the first programme opens there, and not under the second.
    expect(await opening(other, `/desk/programmes/${world.programme.slug}`)).toEqual([
      person.membership?.id,
    ]);
  });

  it("is found for a founder who acts as a mentor or as staff, whatever the page of the team", async () => {
    for (const role of ["mentor", "officer"] as const) {
      const acting = await joinAs(owner, {
        role,
        organisationId: world.lead.id,
        programmeId: world.programme.id,
      });
      for (const at of [
        `/applications/${applicationId}`,
        `/applications/${applicationId}/sharing`,
        `/applications/${applicationId}/sections/product`,
        `/applications/${applicationId}/card`,
        `/startups/${startupId}`,
      ])
        expect(await opening(acting, at), at).toEqual([owner.membership?.id]);
    }
  });

  it("is offered under each membership that opens it, in their order", async () => {
    const person = await makePerson({ role: "mentor", organisationId: world.lead.id });
    const mine = [];
    for (const programmeId of [world.programme.id, world.second.programme.id])
      mine.push(
        await joinAs(person, { role: "officer", organisationId: world.lead.id, programmeId }),
      );
    expect(await opening(person, "/desk")).toEqual(mine.map(({ membership }) => membership?.id));
    await ownerQuery("UPDATE memberships SET status = 'ended' WHERE id = $1", [
      mine[0]?.membership?.id,
    ]);
    expect(await opening(person, "/desk")).toEqual([mine[1]?.membership?.id]);
    await ownerQuery("UPDATE memberships SET status = 'pending' WHERE id = $1", [
      mine[1]?.membership?.id,
    ]);
    expect(await opening(person, "/desk")).toEqual([]);
  });

  it("is found in an assisted session for teams alone", async () => {
    const person = await makePerson({ role: "mentor", organisationId: world.lead.id });
    const staff = await joinAs(person, {
      role: "programme_manager",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    const team = await joinAs(person, { role: "editor", startupId });
    const at = `/desk/applications/${applicationId}`;
    expect(await opening(team, at)).toEqual([staff.membership?.id]);
    expect(await opening({ ...team, assisted: true }, at)).toEqual([]);
    expect(await opening({ ...staff, assisted: true }, `/startups/${startupId}`)).toEqual([
      team.membership?.id,
    ]);
  });
});

describe("looking whether a page opens", () => {
  it("tells nobody anything who has no right under any membership, on any page", async () => {
    const person = await reviewerOfTheFirst();
    await joinAs(person, { role: "mentor", organisationId: world.lead.id });
    const ids = [applicationId, startupId, world.second.intake.slug, world.second.programme.slug];
    const own = new Set(["/mentoring", "/mentoring/profile", "/reviews", "/reviews/profile"]);
    for (const place of Object.keys(doors))
      for (const id of ids) {
        const at = place.replaceAll(/\[\w+\]/g, id);
        if (!own.has(place) && place !== "/releases")
          expect(await opening(person, at), at).toEqual([]);
      }
  });

  it("leaves no receipt, no audit row and nothing in anybody's list", async () => {
    const traces = () =>
      ownerQuery<{ n: number }>(
        `SELECT (SELECT count(*) FROM audit_events)::int + (SELECT count(*) FROM openings)::int AS n`,
      );
    const person = await reviewerOfTheFirst();
    await joinAs(person, {
      role: "programme_manager",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    const before = await traces();
    for (const place of Object.keys(doors))
      for (const id of [applicationId, world.second.intake.slug, world.second.programme.slug])
        await opening(person, place.replaceAll(/\[\w+\]/g, id));
    expect(await traces()).toEqual(before);
  });

  it("undoes what the look itself would write down", async () => {
    const written = () => ownerQuery<{ n: number }>("SELECT count(*)::int AS n FROM audit_events");
    const before = await written();
    const opens = () =>
      withActor(world.manager, async (tx) => {
        await recordAudit(tx, world.manager, {
          type: "account.membership_chosen",
          objectType: "membership",
          objectId: world.manager.membership?.id ?? "",
        });
        return true;
      });
    expect(await findsSomething(world.manager, opens, () => false)).toBe(true);
    expect(await written()).toEqual(before);
    await opens();
    expect(await written()).not.toEqual(before);
    const fails = () => Promise.reject(new Error("down"));
    await expect(findsSomething(world.manager, fails, () => false)).rejects.toThrow("down");
  });

  it("costs one statement and the clock for a person of one membership", async () => {
    const { queries } = await countQueries(() =>
      opening(world.manager, `/reviews/${applicationId}`),
    );
    expect(queries.length).toBeLessThanOrEqual(2);
  });
});
