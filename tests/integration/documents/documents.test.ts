import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { Readable } from "node:stream";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openCopy } from "@/lib/documents/commands/open-copy";
import { receiveDocument } from "@/lib/documents/commands/receive-document";
import { removeDocument } from "@/lib/documents/commands/remove-document";
import { scanDocument } from "@/lib/documents/commands/scan-document";
import { startApplication } from "@/lib/applications/commands/start-application";
import { documentFiles } from "@/lib/documents/document-files";
import { openDocument } from "@/lib/documents/queries/open-document";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { makeCompleteDraft } from "@/tests/support/applications";
import { samplePdf } from "@/tests/support/sample-files";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { codeOf } from "@/tests/support/refusals";

let world: World;
let owner: Actor;
let id: string;

beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(async () => {
  const made = await makeStartup();
  owner = made.owner;
  id = (await startApplication(owner, { intakeId: world.intake.id, startupId: made.startup.id }))
    .id;
});

const pdf = samplePdf(["KY-118 in vivo summary"]);
const upload = (
  actor: Actor,
  more: Partial<Parameters<typeof receiveDocument>[1]> = {},
  bytes: Buffer = pdf,
) =>
  receiveDocument(actor, {
    applicationId: id,
    sectionKey: "science",
    questionKey: "data_files",
    name: "KY-118 小鼠 summary.pdf",
    declaredLength: bytes.length,
    stream: Readable.from([bytes]),
    ...more,
  });
const scan = (documentId: string) => scanDocument(systemActor("document.scan"), documentId);
const whole = { range: null, ifRange: null };

describe("a document of a draft", () => {
  test("is stored, closed until it is found clean, and then given out to the team", async () => {
    const received = await upload(owner);
    expect(received).toMatchObject({ question: "data_files", state: "scanning", size: pdf.length });
    expect(await codeOf(openDocument(owner, received.id, whole))).toBe(
      "applications.document_scanning",
    );
    await scan(received.id);
    await scan(received.id);
    const { answer, bytes } = await openDocument(owner, received.id, whole);
    expect(answer.status).toBe(200);
    expect(answer.headers["Content-Disposition"]).toContain("attachment");
    const given = bytes ? await text(bytes) : "";
    expect(createHash("sha256").update(given).digest("hex")).toBe(
      createHash("sha256").update(pdf.toString()).digest("hex"),
    );
    expect(
      await db().auditEvent.count({ where: { objectId: received.id, type: "document.opened" } }),
    ).toBe(1);
  });

  test("is refused by what it is, and nothing is left behind", async () => {
    expect(await codeOf(upload(owner, { name: "data.exe" }))).toBe(
      "files.refusals.kind_not_allowed",
    );
    expect(await codeOf(upload(owner, {}, Buffer.from("not a pdf at all")))).toBe(
      "files.refusals.content_mismatch",
    );
    expect(await codeOf(upload(owner, { declaredLength: pdf.length + 5 }))).toBe(
      "files.refusals.length_mismatch",
    );
    expect(await codeOf(upload(owner, { declaredLength: -1 }))).toBe(
      "files.refusals.length_missing",
    );
    expect(await codeOf(upload(owner, { declaredLength: 900_000_000 }))).toBe(
      "files.refusals.too_large",
    );
    expect(await behindTheWall().document.count({ where: { applicationId: id } })).toBe(0);
  });

  test("goes only into file questions, and only from those who may write there", async () => {
    expect(await codeOf(upload(owner, { questionKey: "mechanism" }))).toBe("platform.not_found");
    expect(await codeOf(upload(owner, { sectionKey: "nothing" }))).toBe("platform.not_found");
    const startupId = owner.membership?.startupId ?? "";
    const viewer = await makePerson({ role: "viewer", startupId });
    expect(await codeOf(upload(viewer))).toBe("applications.viewer_cannot_edit");
    for (const other of [world.rival, world.officer, world.partnerLead])
      expect(await codeOf(upload(other))).toBe("platform.not_found");
  });

  test("keeps to the number of files, and can be replaced and removed", async () => {
    const place = { sectionKey: "product", questionKey: "pitch_deck" };
    const first = await upload(owner, place);
    expect(await codeOf(upload(owner, place))).toBe("applications.too_many_files");
    const second = await upload(owner, { ...place, replaces: first.id });
    expect(await codeOf(upload(owner, { ...place, replaces: first.id }))).toBe(
      "platform.not_found",
    );
    expect(await codeOf(removeDocument(world.rival, second.id))).toBe("platform.not_found");
    await removeDocument(owner, second.id);
    expect(await codeOf(removeDocument(owner, second.id))).toBe("platform.not_found");
    await scan(second.id);
    expect(await codeOf(openDocument(owner, second.id, whole))).toBe("platform.not_found");
  });

  test("whose bytes are gone is refused by the scanner, not left waiting", async () => {
    const { id: documentId } = await upload(owner);
    const { storageKey } = await behindTheWall().document.findUniqueOrThrow({
      where: { id: documentId },
    });
    await documentFiles().remove(storageKey);
    await scan(documentId);
    expect(
      (await behindTheWall().document.findUniqueOrThrow({ where: { id: documentId } })).state,
    ).toBe("refused");
    expect(await codeOf(openDocument(owner, documentId, whole))).toBe(
      "applications.document_refused",
    );
  });
});

describe("a document of a submitted application", () => {
  test("follows its section's tier, and a file added later is nobody's outside the team", async () => {
    const { owner: other } = await makeStartup();
    const applicationId = await makeCompleteDraft(other, world.intake.id);
    const shared = await upload(other, {
      applicationId,
      sectionKey: "product",
      questionKey: "pitch_deck",
    });
    const closed = await upload(other, { applicationId });
    for (const document of [shared, closed]) await scan(document.id);
    for (const reader of [world.officer, world.partnerLead])
      expect(await codeOf(openDocument(reader, shared.id, whole))).toBe("platform.not_found");
    await submitApplication(other, applicationId);
    expect(await codeOf(upload(other, { applicationId }))).toBe("applications.not_editable");
    expect(await codeOf(removeDocument(other, closed.id))).toBe("applications.not_editable");
    const sight = async (reader: Actor) => [
      await codeOf(openCopy(reader, shared.id)),
      await codeOf(openCopy(reader, closed.id)),
    ];
    expect(await codeOf(openDocument(world.officer, closed.id, whole))).toBe(
      "applications.document_opens_as_copy",
    );
    expect(await sight(world.officer)).toEqual(["done", "done"]);
    expect(await sight(world.partnerLead)).toEqual(["done", "platform.not_found"]);
    for (const stranger of [
      world.rival,
      world.auditor,
      world.administrator,
      world.mentor,
      world.leadReviewer,
    ])
      expect(await sight(stranger)).toEqual(["platform.not_found", "platform.not_found"]);
  });
});
