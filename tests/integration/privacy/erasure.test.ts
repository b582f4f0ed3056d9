import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "vitest";
import { receiveDocument } from "@/lib/documents/commands/receive-document";
import { saveSection } from "@/lib/applications/commands/save-section";
import { startApplication } from "@/lib/applications/commands/start-application";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { documentFiles } from "@/lib/documents/document-files";
import { commitmentOf } from "@/lib/audit/commitment";
import { sealTrail } from "@/lib/audit/seal";
import { trustedPublicKeys } from "@/lib/audit/signing";
import { verifyTrail } from "@/lib/audit/verify";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { eraseAccount } from "@/lib/privacy/commands/erase-account";
import { eraseStartup } from "@/lib/privacy/commands/erase-startup";
import { eraseDue } from "@/lib/privacy/jobs/erase-due";
import { erasuresFile, replayErasures } from "@/lib/privacy/jobs/replay-erasures";
import { getPrivacy } from "@/lib/privacy/queries/get-privacy";
import { listRetention } from "@/lib/privacy/queries/list-retention";
import { makeSubmitted } from "@/tests/support/applications";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { samplePdf } from "@/tests/support/sample-files";
import { ownerQuery, setClock } from "@/tests/support/worker-database";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

const month = 31 * 24 * 3600 * 1000;

let world: World;
let owner: Actor;
let startupId: string;
/** A word that stands in this test's startup and nowhere else. */
let marked: string;

beforeEach(async () => {
  await setClock(0);
  await rm(erasuresFile(), { force: true });
  world = await makeWorld();
  marked = `CANARY-${randomUUID()}`;
  const made = await makeStartup(marked);
  owner = made.owner;
  startupId = made.startup.id;
});

/** Every table of the database that still holds the word, the trail and the queue with it. */
async function tablesWith(word: string): Promise<string[]> {
  const tables = await ownerQuery<{ name: string }>(
    "SELECT schemaname || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss') AND tablename NOT LIKE 'kept_%'",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const hit = await ownerQuery(`SELECT 1 FROM ${name} t WHERE t::text ILIKE $1 LIMIT 1`, [
      `%${word}%`,
    ]);
    if (hit.length > 0) found.push(name);
  }
  return found;
}

const chain = () => verifyTrail({ publicKeys: trustedPublicKeys() });

const pdf = samplePdf(["a page"]);
const upload = (applicationId: string) =>
  receiveDocument(owner, {
    applicationId,
    sectionKey: "science",
    questionKey: "data_files",
    name: `${marked}.pdf`,
    declaredLength: pdf.length,
    stream: Readable.from([pdf]),
  });

describe("erasing what was never submitted", () => {
  it("takes drafts, files, profile and team away at once, and the chain still holds", async () => {
    const { id } = await startApplication(owner, { intakeId: world.intake.id, startupId });
    const target = { applicationId: id, sectionKey: "company" };
    await saveSection(owner, target, { revision: 0, answers: { city: `${marked} once` } });
    await saveSection(owner, target, { revision: 1, answers: { city: "Hong Kong" } });
    expect(await tablesWith(`${marked} once`)).toEqual(["public.answer_history"]);
    const { id: documentId } = await upload(id);
    const { storageKey } = await behindTheWall().document.findUniqueOrThrow({
      where: { id: documentId },
    });
    await sealTrail();
    expect(await eraseStartup(owner, startupId)).toEqual({ drafts: 1, whole: true });
    expect(await documentFiles().exists(storageKey)).toBe(false);
    expect(await db().application.count({ where: { id } })).toBe(0);
    expect(await db().membership.count({ where: { startupId, status: { not: "ended" } } })).toBe(0);
    const left = await tablesWith(marked);
    expect(left).toEqual(["public.people"]);
    expect(await eraseAccount(owner)).toEqual({ when: "now" });
    expect(await tablesWith(marked)).toEqual([]);
    expect(await tablesWith(owner.email)).toEqual([]);
    await sealTrail();
    expect((await chain()).finding).toBeNull();
  });

  it("leaves no way from the trail to the person, not even with the key", async () => {
    const before = await commitmentOf(db(), world.rival.personId);
    const person = await makePerson({ name: "Nobody's member" });
    const stands = await commitmentOf(db(), person.personId);
    await eraseAccount(person);
    const row = await db().person.findUniqueOrThrow({ where: { id: person.personId } });
    expect(row).toMatchObject({ commitmentSalt: null, displayName: "—", phone: null });
    expect(row.email).toBe(`erased-${person.personId}@erased.invalid`);
    const [event] = await db().auditEvent.findMany({
      where: { objectId: person.personId, type: "account.erased" },
    });
    expect(event?.actorCommitment).toBe(stands);
    expect(await commitmentOf(db(), world.rival.personId)).toBe(before);
  });

  it("is the owner's alone, in their own session, and waits for what is under way", async () => {
    await makeSubmitted(owner, world.intake.id);
    await expect(eraseStartup(owner, startupId)).rejects.toMatchObject({
      code: "privacy.application_open",
    });
    const editor = await makePerson({ role: "editor", startupId });
    const denied: [Actor, string][] = [
      [editor, "privacy.owner_only"],
      [world.owner, "platform.not_found"],
      [world.administrator, "platform.not_found"],
      [{ ...owner, assisted: true }, "privacy.assisted_session"],
    ];
    for (const [actor, code] of denied)
      await expect(eraseStartup(actor, startupId)).rejects.toMatchObject({ code });
  });
});

describe("erasing an account", () => {
  it("is refused to the last owner, to staff, and in an assisted session", async () => {
    await expect(eraseAccount(owner)).rejects.toMatchObject({ code: "privacy.last_owner" });
    await expect(eraseAccount(world.officer)).rejects.toMatchObject({
      code: "privacy.staff_account",
    });
    await expect(eraseAccount({ ...owner, assisted: true })).rejects.toMatchObject({
      code: "privacy.assisted_session",
    });
  });

  it("of a submitted application's team closes now and erases with the application", async () => {
    const id = await makeSubmitted(owner, world.intake.id);
    const second = await makePerson({ role: "owner", startupId, name: "Second Owner" });
    expect(await eraseAccount(second)).toEqual({ when: "later" });
    expect(await db().person.findUnique({ where: { id: second.personId } })).toMatchObject({
      displayName: "Second Owner",
      erasedAt: null,
    });
    await eraseDue();
    expect(await tablesWith("Second Owner")).toEqual(["public.people"]);
    await withdrawApplication(owner, id);
    await setClock(13 * month);
    await eraseDue();
    expect(await tablesWith("Second Owner")).toEqual([]);
  });
});

describe("the timers", () => {
  it("erase every word and file of an ended application, keep its bones, and the chain still holds", async () => {
    const id = await makeSubmitted(owner, world.intake.id, {
      science: { target: `${marked} target` },
    });
    const { reference } = await db().application.findUniqueOrThrow({ where: { id } });
    await withdrawApplication(owner, id);
    expect(await eraseDue()).toBe(0);
    const preview = await listRetention(world.manager);
    expect(preview.items).toMatchObject([{ id, reference, outcome: "withdrawn" }]);
    expect((await getPrivacy(owner)).startup?.ended).toMatchObject([{ reference }]);
    await sealTrail();
    await setClock(13 * month);
    expect(await eraseDue()).toBe(1);
    expect(await eraseDue()).toBe(0);
    const left = await tablesWith(marked);
    expect(left.toSorted()).toEqual(["public.people", "public.startups"]);
    const row = await db().application.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ reference, status: "withdrawn", listName: "", searchText: "" });
    expect(row.erasedAt).not.toBeNull();
    expect(await db().statusChange.count({ where: { applicationId: id } })).toBeGreaterThan(1);
    expect((await listRetention(world.manager)).items).toEqual([]);
    await sealTrail();
    expect((await chain()).finding).toBeNull();
  });

  it("never touch what is under way, not even when told to", async () => {
    const id = await makeSubmitted(owner, world.intake.id);
    await expect(ownerQuery("SELECT erase_application($1)", [id])).rejects.toThrow("has not ended");
    await setClock(100 * month);
    await eraseDue();
    expect(await behindTheWall().answer.count({ where: { applicationId: id } })).toBeGreaterThan(5);
  });

  it("are previewed to the lead's manager and administrator only", async () => {
    expect(await listRetention(world.administrator)).toMatchObject({ items: [] });
    for (const actor of [world.officer, world.partnerLead, world.owner, world.auditor])
      await expect(listRetention(actor)).rejects.toMatchObject({ status: 404 });
  });

  it("leave what is never changed unchangeable to everybody else", async () => {
    const id = await makeSubmitted(owner, world.intake.id);
    await expect(
      ownerQuery("UPDATE version_sections SET answers = '{}' WHERE application_id = $1", [id]),
    ).rejects.toThrow("never changed");
    await expect(
      db().$transaction(async (tx) => {
        await tx.$executeRaw`SELECT set_config('app.erasing', 'yes', true)`;
        await tx.$executeRaw`DELETE FROM status_changes WHERE application_id = ${id}::uuid`;
      }),
    ).rejects.toThrow();
  });
});

describe("a restored backup", () => {
  it("is erased again from the list that is kept outside the database", async () => {
    const person = await makePerson({ name: "Restored Person" });
    const backup = await db().person.findUniqueOrThrow({ where: { id: person.personId } });
    await eraseAccount(person);
    expect(await replayErasures()).toBe(0);
    expect(await readFile(erasuresFile(), "utf8")).toContain(
      `{"subject":"person","subjectId":"${person.personId}"}\n`,
    );
    await ownerQuery(
      "UPDATE people SET email = $2, display_name = $3, erased_at = NULL, suspended_at = NULL, commitment_salt = $4 WHERE id = $1",
      [backup.id, backup.email, backup.displayName, backup.commitmentSalt],
    );
    await ownerQuery("DELETE FROM erasures WHERE subject_id = $1", [backup.id]);
    expect(await replayErasures()).toBe(1);
    expect(await tablesWith("Restored Person")).toEqual([]);
    expect(await replayErasures()).toBe(0);
  });
});
