import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { saveSection } from "@/lib/applications/commands/save-section";
import { startApplication } from "@/lib/applications/commands/start-application";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { db } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { addDocument, makeCompleteDraft } from "@/tests/support/applications";
import { ownerQuery, setClock } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { codeOf } from "@/tests/support/refusals";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(() => setClock(0));

const newOwner = async () => (await makeStartup()).owner;

describe("starting", () => {
  test("gives the same application when asked again, also at the same moment", async () => {
    const owner = await newOwner();
    const input = { intakeId: world.intake.id, startupId: owner.membership?.startupId ?? "" };
    const answers = await Promise.all([
      startApplication(owner, input),
      startApplication(owner, input),
      startApplication(owner, input),
    ]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(await db().statusChange.count({ where: { applicationId: answers[0]?.id ?? "" } })).toBe(
      1,
    );
  });

  test("is refused for a foreign startup, an editor, and an intake that is closed", async () => {
    const owner = await newOwner();
    const startupId = owner.membership?.startupId ?? "";
    const intakeId = world.intake.id;
    expect(await codeOf(startApplication(world.rival, { intakeId, startupId }))).toBe(
      "platform.not_found",
    );
    expect(await codeOf(startApplication(world.officer, { intakeId, startupId }))).toBe(
      "platform.not_found",
    );
    const editor = await makePerson({ role: "editor", startupId });
    expect(await codeOf(startApplication(editor, { intakeId, startupId }))).toBe(
      "applications.owner_only",
    );
    await setClock(40 * 24 * 3600_000);
    expect(await codeOf(startApplication(owner, { intakeId, startupId }))).toBe(
      "applications.deadline_passed",
    );
  });
});

describe("submitting", () => {
  test("freezes version 1, tells every member of the team, and writes T1 copies only", async () => {
    const owner = await newOwner();
    const startupId = owner.membership?.startupId ?? "";
    await makePerson({ role: "viewer", startupId });
    const id = await makeCompleteDraft(owner, world.intake.id, {
      company: { company_name_en: "KinYuen Therapeutics", company_name_zh_hant: "健源醫藥" },
      science: { key_findings: "CANARY-T2-finding" },
    });
    await addDocument(id, "product", "pitch_deck");
    const receipt = await submitApplication(owner, id);
    expect(receipt).toMatchObject({ id, status: "submitted", version: 1 });
    expect(receipt.reference).toMatch(/^CI-[2-9A-HJ-KM-NP-TW-Z]{4}-[2-9A-HJ-KM-NP-TW-Z]{2}$/);
    const stored = await behindTheWall().application.findUniqueOrThrow({
      where: { id },
      include: { versions: { include: { sections: true } } },
    });
    expect(stored).toMatchObject({ status: "submitted", currentVersion: 1 });
    expect(stored.listName).toBe("KinYuen Therapeutics");
    expect(stored.searchText).toContain("健源醫藥");
    expect(stored.searchText).toContain("健源医药");
    expect(JSON.stringify({ ...stored, versions: [] })).not.toContain("CANARY");
    expect(stored.versions).toHaveLength(1);
    expect(stored.versions[0]?.sections).toHaveLength(10);
    expect(
      await db().outboxMail.count({
        where: { applicationId: id, template: "application_submitted" },
      }),
    ).toBe(2);
    const documents = await behindTheWall().document.findMany({ where: { applicationId: id } });
    expect(documents.map(({ frozenVersions }) => frozenVersions)).toEqual([[1]]);
  });

  test("once only: the same key twice, at the same moment, and another key later", async () => {
    const owner = await newOwner();
    const id = await makeCompleteDraft(owner, world.intake.id);
    const twins = await Promise.all([
      submitApplication(owner, id, "key-one-0001"),
      submitApplication(owner, id, "key-one-0001"),
    ]);
    expect(twins[0]).toEqual(twins[1]);
    expect(await submitApplication(owner, id, "key-one-0001")).toEqual(twins[0]);
    expect(await codeOf(submitApplication(owner, id, "key-two-0002"))).toBe(
      "applications.already_submitted",
    );
    expect(await db().applicationVersion.count({ where: { applicationId: id } })).toBe(1);
    expect(
      await db().outboxMail.count({
        where: { applicationId: id, template: "application_submitted" },
      }),
    ).toBe(1);
  });

  test("two different keys at the same moment freeze one version", async () => {
    const owner = await newOwner();
    const id = await makeCompleteDraft(owner, world.intake.id);
    const outcomes = await Promise.all([
      codeOf(submitApplication(owner, id, "key-a-000001")),
      codeOf(submitApplication(owner, id, "key-b-000002")),
    ]);
    expect(outcomes.toSorted()).toEqual(["applications.already_submitted", "done"]);
    expect(await db().applicationVersion.count({ where: { applicationId: id } })).toBe(1);
  });

  test("names every gap and changes nothing when something is missing", async () => {
    const owner = await newOwner();
    const startupId = owner.membership?.startupId ?? "";
    const { id } = await startApplication(owner, { intakeId: world.intake.id, startupId });
    await saveSection(
      owner,
      { applicationId: id, sectionKey: "company" },
      { revision: 0, answers: { company_name_en: "Half done" } },
    );
    const error = await submitApplication(owner, id).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Refusal);
    const refusal = error as Refusal;
    expect(refusal.code).toBe("applications.incomplete");
    expect(refusal.fields["company.founded_on"]).toEqual({ code: "answers.required", params: {} });
    expect(refusal.fields["company.company_name_en"]).toBeUndefined();
    expect((await db().application.findUniqueOrThrow({ where: { id } })).status).toBe("draft");
    expect(await db().applicationVersion.count({ where: { applicationId: id } })).toBe(0);
  });

  test("is taken in the last second of grace and refused one second later, by the database's clock", async () => {
    const deadline = Date.now() + 60_000;
    const intake = await db().intake.create({
      data: {
        programmeId: world.programme.id,
        formVersionId: world.form.id,
        slug: `late-${Date.now()}`,
        name: world.intake.name ?? {},
        lookingFor: world.intake.lookingFor ?? {},
        originText: world.intake.originText ?? {},
        kind: "window",
        status: "open",
        opensAt: new Date(Date.now() - 3600_000),
        closesAt: new Date(deadline),
        graceMinutes: 10,
        acceptedLanguages: ["en-HK"],
      },
    });
    const early = await newOwner();
    const late = await newOwner();
    const [one, two] = [
      await makeCompleteDraft(early, intake.id),
      await makeCompleteDraft(late, intake.id),
    ];
    const end = deadline + 10 * 60_000;
    await setClock(end - Date.now() - 5_000);
    await expect(submitApplication(early, one)).resolves.toMatchObject({ status: "submitted" });
    await setClock(end - Date.now() + 1_000);
    expect(await codeOf(submitApplication(late, two))).toBe("applications.deadline_passed");
    const row = await db().application.findUniqueOrThrow({ where: { id: two } });
    expect(row).toMatchObject({ status: "draft", currentVersion: 0 });
    await ownerQuery("UPDATE applications SET deadline_extended_to = $1 WHERE id = $2", [
      new Date(end + 3600_000),
      two,
    ]);
    await expect(submitApplication(late, two)).resolves.toMatchObject({ status: "submitted" });
  });

  test("is for owners and their delegates, never in an assisted session", async () => {
    const owner = await newOwner();
    const startupId = owner.membership?.startupId ?? "";
    const id = await makeCompleteDraft(owner, world.intake.id);
    const editor = await makePerson({ role: "editor", startupId });
    const stranger = await joinAs(await makePerson(), {
      role: "owner",
      startupId: world.startup.id,
    });
    expect(await codeOf(submitApplication(editor, id))).toBe("applications.owner_submits");
    expect(await codeOf(submitApplication({ ...owner, assisted: true }, id))).toBe(
      "applications.assisted_session",
    );
    for (const outsider of [stranger, world.officer, world.manager, world.partnerLead])
      expect(await codeOf(submitApplication(outsider, id))).toBe("platform.not_found");
    const delegate = await makePerson({ role: "editor", startupId, maySubmit: true });
    await expect(submitApplication(delegate, id)).resolves.toMatchObject({ status: "submitted" });
  });

  test("a file that the scanner refused has to be replaced or removed first", async () => {
    const owner = await newOwner();
    const id = await makeCompleteDraft(owner, world.intake.id);
    await addDocument(id, "product", "pitch_deck", "refused");
    expect(await codeOf(submitApplication(owner, id))).toBe("applications.incomplete");
    await ownerQuery("UPDATE documents SET removed_at = now() WHERE application_id = $1", [id]);
    await expect(submitApplication(owner, id)).resolves.toMatchObject({ version: 1 });
  });
});
