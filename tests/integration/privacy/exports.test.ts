import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "vitest";
import { updateProfile } from "@/lib/accounts/commands/update-profile";
import { receiveDocument } from "@/lib/documents/commands/receive-document";
import { scanDocumentJob } from "@/lib/documents/jobs";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { documentFiles } from "@/lib/documents/document-files";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { db, withActor } from "@/lib/platform/db";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { requestCopy } from "@/lib/privacy/commands/request-copy";
import { requestExport } from "@/lib/privacy/commands/request-export";
import { buildExportJob } from "@/lib/privacy/export/build-export";
import { eraseDue } from "@/lib/privacy/jobs/erase-due";
import { expireExports } from "@/lib/privacy/jobs/expire-exports";
import { openExport } from "@/lib/privacy/queries/open-export";
import { makeCompleteDraft, makeSubmitted } from "@/tests/support/applications";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { pdfPages } from "@/tests/support/pdf-text";
import { samplePdf } from "@/tests/support/sample-files";
import { unzip } from "@/tests/support/unzip";
import { setClock } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

let world: World;
let owner: Actor;
let startupId: string;

const whole = { range: null, ifRange: null };

beforeEach(async () => {
  await setClock(0);
  world = await makeWorld();
  const made = await makeStartup("鍾𨶹峯生物科技");
  owner = made.owner;
  startupId = made.startup.id;
});

async function made(actor: Actor = owner): Promise<string> {
  const { id } = await requestExport(actor, { startupId, locale: "en-HK" });
  await buildExportJob({ exportId: id });
  return id;
}

async function fetched(actor: Actor, id: string): Promise<Buffer> {
  const { bytes } = await openExport(actor, id, whole);
  return bytes ? buffer(bytes) : Buffer.alloc(0);
}

const json = (files: Map<string, Buffer>, name: string) =>
  JSON.parse(files.get(name)?.toString() ?? "null");

const text = async (bytes: Buffer | undefined) =>
  (await pdfPages(bytes ?? Buffer.alloc(0))).flat().join("\n");

async function upload(applicationId: string, name: string, words: string): Promise<void> {
  const pdf = samplePdf([words]);
  const { id } = await receiveDocument(owner, {
    applicationId,
    sectionKey: "science",
    questionKey: "data_files",
    name,
    declaredLength: pdf.length,
    stream: Readable.from([pdf]),
  });
  await scanDocumentJob({ documentId: id });
}

describe("a copy of the startup's data", () => {
  it("is one ZIP of a readable PDF, all data and every file, with a manifest that is true", async () => {
    const applicationId = await makeCompleteDraft(owner, world.intake.id);
    await upload(applicationId, "數據 α.pdf", "one");
    await upload(applicationId, "數據 α.pdf", "another");
    await submitApplication(owner, applicationId);
    const files = await unzip(await fetched(owner, await made()));
    const manifest = json(files, "manifest.json");
    expect([...files.keys()].at(-1)).toBe("manifest.json");
    expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(
      [...files.keys()].filter((name) => name !== "manifest.json"),
    );
    for (const { name, size, sha256 } of manifest.files) {
      const bytes = files.get(name) ?? Buffer.alloc(0);
      expect(bytes.length).toBe(size);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
    const data = json(files, "data.json");
    expect(data.startup.displayName).toBe("鍾𨶹峯生物科技");
    expect(data.team).toMatchObject([{ email: owner.email, role: "owner" }]);
    const [application] = data.applications;
    expect(application).toMatchObject({ id: applicationId, versions: [{ number: 1 }] });
    expect(Object.keys(application.versions[0].sections)).toContain("finance");
    const paths = application.files.map(({ path }: { path: string }) => path);
    const folder = `files/${application.reference}/science`;
    expect(paths).toEqual([`${folder}/數據 α.pdf`, `${folder}/數據 α (2).pdf`]);
    for (const { path, sha256, size } of application.files)
      expect(manifest.files).toContainEqual({ name: path, sha256, size });
    const page = await text(files.get("overview.pdf"));
    expect(page).toContain("鍾𨶹峯生物科技");
    expect(page).toContain(application.reference);
    expect(page).toContain("Page 1 of");
    const events = await db().auditEvent.count({
      where: { applicationId, type: "application.exported" },
    });
    expect(events).toBe(1);
  });

  it("asked for twice is made once, and cannot be fetched before", async () => {
    const first = await requestExport(owner, { startupId, locale: "en-HK" });
    expect(await requestExport(owner, { startupId, locale: "en-HK" })).toEqual(first);
    await expect(openExport(owner, first.id, whole)).rejects.toMatchObject({
      code: "privacy.export_not_ready",
    });
  });

  it("names a file that the scanner has not passed, and does not give it", async () => {
    const applicationId = await makeCompleteDraft(owner, world.intake.id);
    const pdf = samplePdf(["unscanned"]);
    await receiveDocument(owner, {
      applicationId,
      sectionKey: "science",
      questionKey: "data_files",
      name: "new.pdf",
      declaredLength: pdf.length,
      stream: Readable.from([pdf]),
    });
    const files = await unzip(await fetched(owner, await made()));
    expect([...files.keys()]).toEqual(["overview.pdf", "data.json", "manifest.json"]);
    expect(json(files, "data.json").applications[0].files).toMatchObject([
      { name: "new.pdf", state: "scanning", path: null },
    ]);
  });

  it("is not made for somebody who left the team before it ran", async () => {
    const editor = await makePerson({ role: "editor", startupId });
    const { id } = await requestExport(editor, { startupId, locale: "en-HK" });
    await db().membership.update({
      where: { id: editor.membership?.id ?? "" },
      data: { status: "ended" },
    });
    await buildExportJob({ exportId: id });
    expect(await behindTheWall().dataExport.findUnique({ where: { id } })).toMatchObject({
      state: "failed",
      storageKey: null,
    });
  });

  it("is given to nobody else, also not to a teammate, and not to one who left or acts elsewhere", async () => {
    const editor = await makePerson({ role: "editor", startupId });
    const id = await made();
    const others = [editor, world.owner, world.manager, world.administrator, world.partnerLead];
    for (const other of [...others, { ...owner, assisted: true }, { ...owner, membership: null }])
      await expect(openExport(other, id, whole)).rejects.toMatchObject({ status: 404 });
    const elsewhere = await joinAs(owner, { role: "owner", startupId: world.startup.id });
    await expect(openExport(elsewhere, id, whole)).rejects.toMatchObject({ status: 404 });
    for (const actor of [world.owner, world.manager])
      await expect(requestExport(actor, { startupId, locale: "en-HK" })).rejects.toMatchObject({
        status: 404,
      });
  });

  it("is gone after a day, its file with it", async () => {
    const id = await made();
    const { storageKey } = await behindTheWall().dataExport.findUniqueOrThrow({ where: { id } });
    expect(await documentFiles().exists(storageKey ?? "")).toBe(true);
    await setClock(24 * 3600 * 1000 + 60_000);
    await expect(openExport(owner, id, whole)).rejects.toMatchObject({ status: 404 });
    expect(await expireExports()).toBeGreaterThan(0);
    expect(await behindTheWall().dataExport.count({ where: { id } })).toBe(0);
    expect(await documentFiles().exists(storageKey ?? "")).toBe(false);
  });

  it("ends with what it holds: a teammate's copy of an erased application cannot be fetched", async () => {
    const applicationId = await makeSubmitted(owner, world.intake.id);
    await withdrawApplication(owner, applicationId);
    await setClock(366 * 24 * 3600 * 1000);
    const editor = await makePerson({ role: "editor", startupId });
    const id = await made(editor);
    expect((await fetched(editor, id)).length).toBeGreaterThan(1000);
    expect(await eraseDue()).toBe(1);
    await expect(openExport(editor, id, whole)).rejects.toMatchObject({ status: 404 });
    await expireExports();
    expect(await behindTheWall().dataExport.count({ where: { id } })).toBe(0);
  });

  it("stands behind the second wall: another person's transaction does not see it", async () => {
    const id = await made();
    const count = (actor: Actor | ReturnType<typeof systemActor>) =>
      withActor(actor, (tx) => tx.dataExport.count({ where: { id } }));
    expect(await count(owner)).toBe(1);
    expect(await count(world.manager)).toBe(0);
    expect(await db().dataExport.count({ where: { id } })).toBe(0);
  });
});

describe("a copy of one's own data", () => {
  it("holds account, roles and mails, of nobody else and without codes that sign in", async () => {
    await updateProfile(owner, {
      displayName: "Ho Yan",
      givenName: "Yan",
      familyName: "Ho",
      englishName: null,
      chineseName: "何欣",
      phone: null,
      locale: "zh-HK",
    });
    await makeSubmitted(owner, world.intake.id);
    const { id } = await requestExport(owner, { startupId: null, locale: "zh-HK" });
    await buildExportJob({ exportId: id });
    const files = await unzip(await fetched(owner, id));
    const data = json(files, "data.json");
    expect(data.account).toMatchObject({ email: owner.email, chineseName: "何欣" });
    expect(data.memberships).toMatchObject([{ role: "owner", startup: "鍾𨶹峯生物科技" }]);
    expect(data.mails.length).toBeGreaterThan(0);
    expect(new Set(data.mails.map((mail: { toAddress: string }) => mail.toAddress))).toEqual(
      new Set([owner.email]),
    );
    expect(JSON.stringify(data)).not.toContain("commitment");
    expect(await text(files.get("overview.pdf"))).toContain("您在平台的資料");
  });
});

describe("a copy of one version", () => {
  it("is a PDF of what was sent, for the team, made once for each language", async () => {
    const applicationId = await makeSubmitted(owner, world.intake.id, {
      science: { target: "GPC3 as it was sent" },
    });
    const viewer = await makePerson({ role: "viewer", startupId });
    const wanted = { version: 1, locale: "zh-HK" } as const;
    const { id } = await requestCopy(viewer, applicationId, wanted);
    await buildExportJob({ exportId: id });
    expect(await requestCopy(viewer, applicationId, wanted)).toEqual({ id });
    const { answer } = await openExport(viewer, id, whole);
    expect(answer.headers["Content-Disposition"]).toMatch(/CI-.*-v1\.pdf/);
    const page = await text(await fetched(viewer, id));
    expect(page).toContain("GPC3 as it was sent");
    expect(page).toContain("的申請");
    expect(page).toMatch(/第 1 頁，共 \d+ 頁/);
    await expect(openExport(owner, id, whole)).rejects.toMatchObject({ status: 404 });
  });

  it("is refused to everybody outside the team, in an assisted session, and of a version that there is not", async () => {
    const applicationId = await makeSubmitted(owner, world.intake.id);
    const wanted = { version: 1, locale: "en-HK" } as const;
    for (const actor of [world.owner, world.manager, world.officer, world.partnerLead])
      await expect(requestCopy(actor, applicationId, wanted)).rejects.toMatchObject({
        status: 404,
      });
    await expect(
      requestCopy({ ...owner, assisted: true }, applicationId, wanted),
    ).rejects.toMatchObject({ code: "privacy.assisted_session" });
    await expect(
      requestCopy(owner, applicationId, { ...wanted, version: 2 }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
