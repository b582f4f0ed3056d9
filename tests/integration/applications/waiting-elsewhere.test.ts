import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { homePageOf } from "@/lib/accounts/home-page";
import { roles } from "@/lib/accounts/schema";
import { startApplication } from "@/lib/applications/commands/start-application";
import type { Actor } from "@/lib/platform/actor";
import { listReviewsElsewhere } from "@/lib/tasks/queries/list-reviews-elsewhere";
import { listWaitingElsewhere } from "@/lib/tasks/queries/list-waiting";
import { makeSubmitted } from "@/tests/support/applications";
import { copyUntil } from "@/tests/support/many-applications";
import { countQueries } from "@/tests/support/query-count";
import { ownerQuery } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;
let inFirst: string;
let inSecond: string;

const offer = (to: Actor, applicationId: string) =>
  ownerQuery(
    `INSERT INTO assignments (application_id, programme_id, organisation_id, membership_id, person_id, state, reasons, assigned_by_id)
     SELECT id, programme_id, lead_organisation_id, $2, $3, 'offered', '[]', $3 FROM applications WHERE id = $1`,
    [applicationId, to.membership?.id, to.personId],
  );

const bar = (personId: string, applicationId: string) =>
  ownerQuery(
    `INSERT INTO bars (application_id, programme_id, person_id, reason)
     SELECT id, programme_id, $2, 'conflict' FROM applications WHERE id = $1`,
    [applicationId, personId],
  );

/** A reviewer of the lead in both programmes, acting in the first. */
async function reviewerOfBoth() {
  const person = await makePerson({
    organisationId: world.lead.id,
    role: "reviewer",
    programmeId: world.programme.id,
  });
  const other = await joinAs(person, {
    role: "reviewer",
    organisationId: world.lead.id,
    programmeId: world.second.programme.id,
  });
  return { person, other };
}

beforeAll(async () => {
  world = await makeWorld();
  inFirst = await makeSubmitted(world.owner, world.intake.id);
  const { owner } = await makeStartup("Second");
  inSecond = await makeSubmitted(owner, world.second.intake.id);
  await ownerQuery("UPDATE applications SET status = 'in_review'");
});

describe("what waits under other memberships", () => {
  it("is counted and listed under each, and the acting one's is not among it", async () => {
    const { person, other } = await reviewerOfBoth();
    await offer(person, inFirst);
    await offer(other, inSecond);
    const waiting = await listWaitingElsewhere(person, "en-HK");
    expect(waiting).toEqual([
      {
        kind: "reviews",
        count: 1,
        membershipId: other.membership?.id,
        membership: "Reviewer, Science Park (Second programme)",
        path: "/reviews",
      },
    ]);
    const reviews = await listReviewsElsewhere(person, "en-HK");
    expect(reviews.map(({ programme, under }) => [programme, under.membershipId])).toEqual([
      ["Second programme", other.membership?.id],
    ]);
    const back = await listReviewsElsewhere(other, "en-HK");
    expect(back.map(({ under }) => under.membershipId)).toEqual([person.membership?.id]);
  });

  it("follows the bars of the person and the end of the membership", async () => {
    const { person, other } = await reviewerOfBoth();
    await offer(other, inSecond);
    expect(await listWaitingElsewhere(person, "en-HK")).toHaveLength(1);
    await bar(person.personId, inSecond);
    expect(await listWaitingElsewhere(person, "en-HK")).toEqual([]);
    await ownerQuery("DELETE FROM bars WHERE person_id = $1", [person.personId]);
    expect(await listReviewsElsewhere(person, "en-HK")).toHaveLength(1);
    await ownerQuery("UPDATE memberships SET status = 'ended' WHERE id = $1", [
      other.membership?.id,
    ]);
    expect(await listWaitingElsewhere(person, "en-HK")).toEqual([]);
    expect(await listReviewsElsewhere(person, "en-HK")).toEqual([]);
  });

  it("is told to nobody else", async () => {
    const { other } = await reviewerOfBoth();
    await offer(other, inSecond);
    const stranger = await reviewerOfBoth();
    expect(await listWaitingElsewhere(stranger.person, "en-HK")).toEqual([]);
    expect(await listReviewsElsewhere(stranger.person, "en-HK")).toEqual([]);
  });

  it("is counted for staff by what each programme's desk says, never by both together", async () => {
    const person = await makePerson({
      organisationId: world.lead.id,
      role: "officer",
      programmeId: world.programme.id,
    });
    const other = await joinAs(person, {
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    await ownerQuery("UPDATE applications SET status = 'submitted' WHERE id = $1", [inSecond]);
    const [found] = await listWaitingElsewhere(person, "en-HK");
    expect(found).toMatchObject({
      kind: "applications",
      count: 1,
      membershipId: other.membership?.id,
      path: "/desk",
    });
    await ownerQuery("UPDATE applications SET status = 'in_review' WHERE id = $1", [inSecond]);
  });
});

describe("a founder who acts as a mentor", () => {
  it("is told of the draft that waits for the team", async () => {
    const { owner, startup } = await makeStartup("Third");
    await startApplication(owner, { intakeId: world.intake.id, startupId: startup.id });
    const mentor = await joinAs(owner, { role: "mentor", organisationId: world.partner.id });
    expect(await listWaitingElsewhere(mentor, "en-HK")).toMatchObject([
      { kind: "steps", count: 1, membershipId: owner.membership?.id, path: "/my" },
    ]);
    expect(await listWaitingElsewhere(owner, "en-HK")).toEqual([]);
  });
});

describe("the first pages", () => {
  it("cost nothing more for a person of one membership, and at most five statements for each other one", async () => {
    const alone = await countQueries(() => listWaitingElsewhere(world.leadReviewer, "en-HK"));
    // The pages do not even ask: the session tells how many memberships there are.
    expect(alone.queries).toHaveLength(1);
    const { person, other } = await reviewerOfBoth();
    await offer(other, inSecond);
    for (const role of ["mentor", "officer"] as const)
      await joinAs(person, {
        role,
        organisationId: world.lead.id,
        programmeId: world.second.programme.id,
      });
    await ownerQuery("DROP INDEX applications_one_open");
    const seen: number[] = [];
    for (const count of [3, 60]) {
      await copyUntil(inSecond, count);
      const { queries } = await countQueries(() => listWaitingElsewhere(person, "en-HK"));
      seen.push(queries.length);
      const { queries: merged } = await countQueries(() => listReviewsElsewhere(person, "en-HK"));
      // One to know the memberships, one for each as a reviewer.
      expect(merged).toHaveLength(2);
    }
    expect(seen[1]).toBe(seen[0]);
    // One to know them, two for the reviewer, one for the mentor, two for the officer.
    expect(seen[1]).toBeLessThanOrEqual(1 + 2 + 1 + 2);
  });

  it("of every role say what waits elsewhere", () => {
    const root = path.resolve(import.meta.dirname, "../../..");
    const groups = ["applicant", "staff", "reviewer", "mentor", "partner", "admin"];
    const pages = new Set([...roles, null].map((role) => homePageOf(role)));
    for (const page of pages) {
      const text = groups
        .map((group) => `app/[locale]/(${group})${page}/page.tsx`)
        .flatMap((file) => {
          try {
            return [readFileSync(path.join(root, file), "utf8")];
          } catch {
            return [];
          }
        });
      expect(text, page).toHaveLength(1);
      expect(text[0], page).toContain("<WaitingElsewhere");
    }
  });
});
