import { beforeEach, describe, expect, test } from "vitest";
import { readToCheck } from "@/app/[locale]/(applicant)/applications/[id]/read";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { listApplications } from "@/lib/applications/queries/list-applications";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { keepFrom, stopKeepingFrom } from "@/lib/releases/commands/keep-from";
import { getAskChoices } from "@/lib/releases/queries/get-release";
import { getSharing, listKeptOut } from "@/lib/releases/queries/get-sharing";
import { makeCompleteDraft } from "@/tests/support/applications";
import { joinAs, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { codeOf, membershipOf } from "./release-world";

let world: World;
let owner: Actor;
let lead: Actor;
let colleague: Actor;
let deputy: Actor;
let id: string;

beforeEach(async () => {
  world = await makeWorld();
  lead = world.partnerLead;
  colleague = await makePerson({
    role: "partner_lead",
    organisationId: world.partner.id,
    programmeId: world.programme.id,
    unit: "Oncology",
  });
  deputy = await makePerson({
    role: "partner_lead",
    deputy: true,
    organisationId: world.partner.id,
    programmeId: world.programme.id,
  });
  ({ owner } = await makeStartup("Careful Bio"));
  id = await makeCompleteDraft(owner, world.intake.id);
});

/** Section versions of the application that the database lets through to somebody. */
const wall = (actor: Actor) =>
  withActor(actor, async (tx) => {
    const rows = await tx.$queryRaw<{ key: string }[]>`
      SELECT section_key AS key FROM version_sections WHERE application_id = ${id}::uuid`;
    return rows.map(({ key }) => key);
  });
const listed = async (actor: Actor) =>
  (await listApplications(actor, {})).items.some((item) => item.id === id);

describe("the must-not-see list of a draft", () => {
  test("is written by an owner and named before the application is sent", async () => {
    expect((await readToCheck(owner, id, "en-HK")).keptOut).toEqual([]);
    await keepFrom(owner, id, { membership: membershipOf(lead) });
    await keepFrom(owner, id, { unit: "Oncology" });
    const { keptOut } = await readToCheck(owner, id, "en-HK");
    expect(keptOut.map(({ person, unit }) => person ?? unit)).toEqual([
      lead.displayName,
      "Oncology",
    ]);
    const page = await getSharing(owner, id, "en-HK");
    expect(page).toMatchObject({ application: { isSubmitted: false }, mayTakeAway: true, keptOut });
    expect(page.people.filter(({ isBarred }) => isBarred).map(({ name }) => name)).toEqual(
      expect.arrayContaining([lead.displayName, colleague.displayName]),
    );
  });

  test("holds from the first moment after it is sent, in the database too", async () => {
    await keepFrom(owner, id, { membership: membershipOf(lead) });
    await keepFrom(owner, id, { unit: "Oncology" });
    await submitApplication(owner, id);
    for (const shut of [lead, colleague]) {
      expect(await wall(shut)).toEqual([]);
      expect(await listed(shut)).toBe(false);
    }
    expect((await wall(deputy)).length).toBeGreaterThan(0);
    expect(await listed(deputy)).toBe(true);
  });

  test("without a line lets the lead at the partner read the shared sections at once", async () => {
    await submitApplication(owner, id);
    expect((await wall(lead)).length).toBeGreaterThan(0);
  });

  test("is read by the team, changed by owners alone, and nobody else's at all", async () => {
    const editor = await makePerson({
      role: "editor",
      ...(owner.membership?.startupId ? { startupId: owner.membership.startupId } : {}),
    });
    const line = { membership: membershipOf(lead) };
    expect(await codeOf(keepFrom(editor, id, line))).toBe("releases.owner_only");
    const { id: bar } = await keepFrom({ ...owner, assisted: true }, id, line);
    expect(await listKeptOut(editor, id)).toHaveLength(1);
    expect(await codeOf(stopKeepingFrom({ ...owner, assisted: true }, id, bar))).toBe(
      "releases.assisted_session",
    );
    for (const stranger of [lead, world.manager, world.officer, world.rival]) {
      expect(await codeOf(listKeptOut(stranger, id))).toBe("platform.not_found");
      expect(await codeOf(keepFrom(stranger, id, line))).toBe("platform.not_found");
    }
    await stopKeepingFrom(owner, id, bar);
    expect(await listKeptOut(owner, id)).toEqual([]);
  });

  test("knows each person once, whatever memberships they hold", async () => {
    const again = await joinAs(lead, {
      role: "reviewer",
      organisationId: world.partner.id,
      unit: "Access",
    });
    await submitApplication(owner, id);
    const choices = await getAskChoices(deputy, id, "en-HK");
    const persons = choices?.people.map(({ personId }) => personId) ?? [];
    expect(new Set(persons).size).toBe(persons.length);
    expect(persons).toContain(lead.personId);
    await keepFrom(owner, id, { membership: membershipOf(again) });
    expect(await codeOf(keepFrom(owner, id, { membership: membershipOf(lead) }))).toBe(
      "releases.already_kept_out",
    );
    expect(await wall(lead)).toEqual([]);
  });
});
