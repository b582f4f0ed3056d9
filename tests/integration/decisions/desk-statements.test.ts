import { beforeAll, expect, it } from "vitest";
import { loadDesk } from "@/app/[locale]/(staff)/desk/load";
import { openSession } from "@/lib/accounts/commands/open-session";
import { askAssistedSignIn } from "@/lib/applications/commands/assisted-sign-in";
import { askEmergencyAccess } from "@/lib/applications/commands/emergency-access";
import { systemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { pageSessionOf } from "@/lib/platform/session";
import { copyUntil } from "@/tests/support/many-applications";
import { countQueries } from "@/tests/support/query-count";
import { ownerQuery } from "@/tests/support/worker-database";
import { bothSay, makeDeciding, type Deciding } from "./cases";

let deciding: Deciding;
let sessions: Record<"manager" | "officer" | "partner's lead", string>;

const sessionOf = async ({ personId }: { personId: string }) =>
  (await withActor(systemActor("test"), (tx, now) => openSession(tx, personId, now))).token;

beforeAll(async () => {
  deciding = await makeDeciding();
  await bothSay(deciding, "admit", "reject");
  const { world } = deciding;
  await ownerQuery("DROP INDEX applications_one_open");
  sessions = {
    manager: await sessionOf(world.manager),
    officer: await sessionOf(world.officer),
    "partner's lead": await sessionOf(world.partnerLead),
  };
});

/** All that the page of the list reads, as the browser's cookie asks for it. */
async function openList(token: string) {
  const session = await pageSessionOf(token);
  const desk = session && (await loadDesk(session.actor, {}, "en-HK"));
  if (!desk) throw new Error("no list for this reader");
  return desk;
}

/** Every reader's page, with its statements; the first of a process also reads what it keeps for the next. */
async function openAll() {
  const opened = [];
  for (const [who, token] of Object.entries(sessions)) {
    await openList(token);
    opened.push({ who, ...(await countQueries(() => openList(token))) });
  }
  return opened;
}

it("is read in at most six statements, session included, for 3 applications and for 300", async () => {
  const seen: number[][] = [];
  for (const count of [3, 300]) {
    await copyUntil(deciding.id, count);
    const pages = await openAll();
    for (const { who, result, queries } of pages) {
      expect(result.list.total, who).toBe(count);
      expect(result.list.items, who).toHaveLength(Math.min(count, 50));
      expect(result.standings.size, who).toBe(result.list.items.length);
      expect(result.list.counts.differ, who).toBe(who === "officer" ? 0 : 1);
      expect(result.waiting, who).toEqual({ assisted: 0, emergencies: 0 });
      expect(queries.length, who).toBeLessThanOrEqual(6);
    }
    seen.push(pages.map(({ queries }) => queries.length));
  }
  expect(seen[1]).toEqual(seen[0]);
});

it("says exactly what waits for the second person, and asks more only for whoever could be that", async () => {
  const quiet = await openAll();
  const { world, owner, application } = deciding;
  const { reference } = application;
  await askAssistedSignIn(world.officer, {
    reference,
    email: owner.email,
    reason: "Called back on the number of the company register.",
  });
  await askEmergencyAccess(world.administrator, {
    reference,
    reason: "The file store lost a page; it must be compared with the record.",
  });
  const pages = await openAll();
  expect(pages.map(({ who, result }) => [who, result.waiting])).toEqual([
    ["manager", { assisted: 1, emergencies: 1 }],
    ["officer", { assisted: 0, emergencies: 0 }],
    ["partner's lead", { assisted: 0, emergencies: 0 }],
  ]);
  const more = pages.map(({ queries }, at) => queries.length - (quiet[at]?.queries.length ?? 0));
  expect(more).toEqual([2, 0, 0]);
});
