import { beforeAll, expect, test } from "vitest";
import { clearPrefilled } from "@/lib/applications/commands/clear-prefilled";
import { copyToIntake } from "@/lib/applications/commands/copy-application";
import { saveSection } from "@/lib/applications/commands/save-section";
import { startApplication } from "@/lib/applications/commands/start-application";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import type { Actor } from "@/lib/platform/actor";
import { updateStartup } from "@/lib/startups/commands/update-startup";
import { startupProfileSchema } from "@/lib/startups/schema";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import { goodAnswers } from "@/tests/support/answers";
import { makeCompleteDraft } from "@/tests/support/applications";
import { codeOf } from "@/tests/support/refusals";
import {
  makeIntake,
  makeOrganisation,
  makePerson,
  makeProgramme,
  makeStartup,
  makeWorld,
  type World,
} from "@/tests/support/world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const startIn = async (owner: Actor, intakeId: string) => {
  const startupId = owner.membership?.startupId ?? "";
  return (await startApplication(owner, { intakeId, startupId })).id;
};

const offeredIn = async (actor: Actor, id: string, section: string) => {
  const { prefill } = await getTeamPage(actor, id, "en-HK");
  return prefill?.sections[section]?.offered ?? [];
};

const valuesIn = async (actor: Actor, id: string, section: string) =>
  Object.fromEntries(
    (await offeredIn(actor, id, section)).map(({ question, value }) => [question, value]),
  );

test("a first application is offered the startup's profile, and counts nothing of it", async () => {
  const { owner, startup } = await makeStartup("Kowloon Bio");
  const profile = startupProfileSchema.parse({
    displayName: "Kowloon Bio",
    website: "www.kowloonbio.com",
    country: "HK",
    city: "Kowloon",
    teamSize: 5,
  });
  await updateStartup(owner, startup.id, profile);
  const id = await startIn(owner, world.intake.id);
  expect(await valuesIn(owner, id, "company")).toEqual({
    company_name_en: "Kowloon Bio",
    place: "hong_kong",
    city: "Kowloon",
    headcount: 5,
    website: "https://www.kowloonbio.com",
  });
  const view = await getApplication(owner, id);
  const company = view.sections.find(({ key }) => key === "company");
  expect(company).toMatchObject({ state: "not_started", answers: {} });
});

test("a second one is offered the last one, but for declarations, conflicts and files", async () => {
  const { owner } = await makeStartup();
  const first = await makeCompleteDraft(owner, world.intake.id, { science: { target: "KRAS" } });
  await submitApplication(owner, first);
  await withdrawApplication(owner, first);
  const next = await makeIntake(world.programme.id, world.form.id, "Next");
  const id = await startIn(owner, next.id);
  const page = await getTeamPage(owner, id, "en-HK");
  const { reference } = await getApplication(owner, first);
  expect(page.prefill?.from?.reference).toBe(reference);
  expect(await valuesIn(owner, id, "science")).toMatchObject({ target: "KRAS" });
  const offered = Object.values(page.prefill?.sections ?? {}).flatMap((each) => each.offered);
  const asked = new Map(
    defaultForm.sections.flatMap(({ questions }) => questions.map((each) => [each.key, each])),
  );
  for (const { question } of offered) {
    expect(["declaration", "file"]).not.toContain(asked.get(question)?.type);
    expect(question).not.toMatch(/^conflict_/);
  }
  // Kept section by section, with what is said anew, it can be sent.
  for (const section of defaultForm.sections) {
    const kept = await valuesIn(owner, id, section.key);
    const anew = Object.entries(goodAnswers(section)).filter(([key]) => !(key in kept));
    const target = { applicationId: id, sectionKey: section.key };
    const answers = { ...kept, ...Object.fromEntries(anew) };
    await saveSection(owner, target, { revision: 0, answers });
  }
  await expect(submitApplication(owner, id)).resolves.toMatchObject({ version: 1 });
  expect((await getTeamPage(owner, id, "en-HK")).prefill).toBeNull();
});

test("a copy is offered that application, whichever was last", async () => {
  const { owner } = await makeStartup();
  const [first, second, third] = await Promise.all(
    ["A", "B", "C"].map((name) => makeIntake(world.programme.id, world.form.id, name)),
  );
  const old = await makeCompleteDraft(owner, first?.id ?? "", { science: { target: "KRAS" } });
  await makeCompleteDraft(owner, second?.id ?? "", { science: { target: "EGFR" } });
  await withdrawApplication(owner, old);
  const copy = await copyToIntake(owner, old, { intakeId: third?.id ?? "" });
  expect(await valuesIn(owner, copy.id, "science")).toMatchObject({ target: "KRAS" });
});

test("what the team cleared is not offered again, and only its writers clear", async () => {
  const { owner, startup } = await makeStartup();
  const viewer = await makePerson({ role: "viewer", startupId: startup.id });
  const editor = await makePerson({ role: "editor", startupId: startup.id });
  await makeCompleteDraft(owner, world.intake.id);
  const next = await makeIntake(world.programme.id, world.form.id, "After");
  const id = await startIn(owner, next.id);
  const target = { applicationId: id, sectionKey: "company" };
  const clear = (actor: Actor, questions: string[]) =>
    clearPrefilled(actor, { ...target, questions });
  expect(await clear(editor, ["city", "no_such"])).toEqual({ cleared: ["city"] });
  expect(await clear(owner, ["headcount"])).toEqual({ cleared: ["city", "headcount"] });
  const left = await valuesIn(owner, id, "company");
  expect(left).not.toHaveProperty("city");
  expect(left).not.toHaveProperty("headcount");
  expect(left).toHaveProperty("full_time_staff");
  expect(await codeOf(clear(viewer, ["city"]))).toBe("applications.viewer_cannot_edit");
  for (const actor of [world.rival, world.officer, world.partnerLead])
    expect(await codeOf(clear(actor, ["city"]))).toBe("platform.not_found");
  await makeCompleteDraftSent(owner, id);
  expect(await codeOf(clear(owner, ["city"]))).toBe("applications.not_editable");
});

async function makeCompleteDraftSent(owner: Actor, id: string) {
  for (const section of defaultForm.sections)
    await saveSection(
      owner,
      { applicationId: id, sectionKey: section.key },
      { revision: 0, answers: goodAnswers(section) },
    );
  await submitApplication(owner, id);
}

test("a programme with another partner is offered the team's own words, and shares nothing of them", async () => {
  const { owner } = await makeStartup();
  await makeCompleteDraft(owner, world.intake.id, { science: { target: "KRAS G12D" } });
  const partner = await makeOrganisation("partner", "Another pharma");
  const { intake } = await makeProgramme(world.lead.id, partner.id, "Elsewhere");
  const id = await startIn(owner, intake.id);
  expect(await valuesIn(owner, id, "science")).toMatchObject({ target: "KRAS G12D" });
  const foreign = await makeStartup();
  const other = await startIn(foreign.owner, intake.id);
  expect(JSON.stringify((await getTeamPage(foreign.owner, other, "en-HK")).prefill)).not.toContain(
    "KRAS",
  );
  for (const actor of [world.manager, world.partnerLead, foreign.owner])
    expect(await codeOf(getTeamPage(actor, id, "en-HK"))).toBe("platform.not_found");
});
