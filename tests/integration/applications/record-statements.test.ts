import { beforeAll, expect, it } from "vitest";
import {
  readTeamApplication,
  readTracking,
} from "@/app/[locale]/(applicant)/applications/[id]/read";
import { readAssignment } from "@/app/[locale]/(reviewer)/reviews/[assignmentId]/read";
import { loadRecord } from "@/app/[locale]/(staff)/desk/applications/[id]/load";
import { countQueries } from "@/tests/support/query-count";
import { addOfEverything, makeRecord, type RecordPlace } from "./record-world";

/** Statements of the session and of the frame around a page. */
const shell = 2;
const locale = "en-HK";

let place: RecordPlace;

beforeAll(async () => {
  place = await makeRecord();
  await addOfEverything(place, 3);
});

/** Statements of one reading; the first of a process also reads what it keeps for the next. */
async function statementsOf(read: () => Promise<unknown>): Promise<number> {
  await read();
  return (await countQueries(read)).queries.length;
}

const readings = (): Record<string, () => Promise<unknown>> => {
  const { world, owner, id, assignments } = place;
  return {
    manager: () => loadRecord(world.manager, id, [], locale),
    officer: () => loadRecord(world.officer, id, [], locale),
    "partner's lead": () => loadRecord(world.partnerLead, id, [], locale),
    "lead's reviewer": () => readAssignment(world.leadReviewer, assignments.lead, [], locale),
    "partner's reviewer": () =>
      readAssignment(world.partnerReviewer, assignments.partner, [], locale),
    "owner, the application": () => readTracking(owner, id, locale),
    "owner, a section": () => readTeamApplication(owner, id, locale),
  };
};

async function measure(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [who, read] of Object.entries(readings())) counts[who] = await statementsOf(read);
  return counts;
}

it("reads one application in at most twelve statements, whoever reads it", async () => {
  const counts = await measure();
  for (const [who, count] of Object.entries(counts))
    expect(count + shell, who).toBeLessThanOrEqual(12);
});

it("shows everything that was added, in as many statements for 300 of it as for 3", async () => {
  const { world, owner, id, assignments } = place;
  const few = await measure();
  await addOfEverything(place, 297);
  const record = await loadRecord(world.manager, id, [], locale);
  expect(record?.ownReviews?.reviews).toHaveLength(150);
  expect(record?.enquiries).toHaveLength(300);
  expect(record?.mentors?.matches).toHaveLength(300);
  expect(record?.record.history.length).toBeGreaterThan(300);
  expect(record?.record.versions).toHaveLength(301);
  const asked = await loadRecord(world.partnerLead, id, [], locale);
  expect(asked?.requests).toHaveLength(200);
  const desk = await readAssignment(world.leadReviewer, assignments.lead, [], locale);
  expect(desk.view.peers).toHaveLength(149);
  const told = await readTracking(owner, id, locale);
  expect(told.enquiries).toHaveLength(300);
  expect(await measure()).toEqual(few);
}, 120_000);
