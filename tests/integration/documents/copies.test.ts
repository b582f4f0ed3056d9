import { buffer, text } from "node:stream/consumers";
import { Readable } from "node:stream";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { setBar } from "@/lib/access/commands";
import { openCopy } from "@/lib/documents/commands/open-copy";
import { receiveDocument } from "@/lib/documents/commands/receive-document";
import { removeExpiredCopies } from "@/lib/documents/commands/remove-copies";
import { scanDocument } from "@/lib/documents/commands/scan-document";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { documentFiles } from "@/lib/documents/document-files";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getCopy } from "@/lib/documents/queries/get-copy";
import { openCopyBytes } from "@/lib/documents/queries/open-copy";
import { openDocument } from "@/lib/documents/queries/open-document";
import { closePress } from "@/lib/files/stamp/run-stamp";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { erasePerson } from "@/lib/privacy/commands/erase-person";
import { eraseDue } from "@/lib/privacy/jobs/erase-due";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import { revokeRelease } from "@/lib/releases/commands/revoke-release";
import { makeCompleteDraft } from "@/tests/support/applications";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { pdfTexts } from "@/tests/support/pdf-text";
import { codeOf } from "@/tests/support/refusals";
import { sampleFile, samplePdf } from "@/tests/support/sample-files";
import { setClock } from "@/tests/support/worker-database";
import { joinAs, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { released } from "@/tests/integration/releases/release-world";

const whole = { range: null, ifRange: null };
const minute = 60_000;

let world: World;
let owner: Actor;
let lead: Actor;
let id: string;
let paper: string;
let deck: string;
let sheet: string;

async function upload(name: string, bytes: Buffer, section: string, question: string) {
  const { id: documentId } = await receiveDocument(owner, {
    applicationId: id,
    sectionKey: section,
    questionKey: question,
    name,
    declaredLength: bytes.length,
    stream: Readable.from([bytes]),
  });
  await scanDocument(systemActor("document.scan"), documentId);
  return documentId;
}

beforeEach(async () => {
  await setClock(0);
  await behindTheWall().documentCopy.deleteMany();
  world = await makeWorld();
  owner = (await makeStartup("Nordlys Cell")).owner;
  lead = world.partnerLead;
  id = await makeCompleteDraft(owner, world.intake.id);
  paper = await upload("Study.pdf", samplePdf(["KY-118 in vivo"]), "science", "data_files");
  sheet = await upload("Table.xlsx", sampleFile("xlsx").bytes, "science", "data_files");
  deck = await upload("Deck.pptx", sampleFile("pptx").bytes, "product", "pitch_deck");
  await submitApplication(owner, id);
});

afterAll(closePress);

const give = (documents: string[] = [paper], readers: Actor[] = [lead]) =>
  released({ owner, lead, applicationId: id }, readers, ["science"], documents);
const bytesOf = async (reader: Actor, copy: string) => {
  const { bytes } = await openCopyBytes(reader, copy, whole, false);
  return bytes ? buffer(bytes) : Buffer.alloc(0);
};
const eventsOf = (type: string, objectId: string) =>
  db().auditEvent.count({ where: { type, objectId } });
const linesOf = (documentId: string) => behindTheWall().opening.count({ where: { documentId } });

describe("a document opened by somebody outside the team", () => {
  test("is a copy with their name, organisation, time, right and the reference on every page", async () => {
    const release = await give();
    const { id: copy } = await openCopy(lead, paper);
    const [page = ""] = await pdfTexts(await bytesOf(lead, copy));
    const { reference } = await db().application.findUniqueOrThrow({ where: { id } });
    expect(page).toContain("KY-118 in vivo");
    for (const part of [
      lead.displayName,
      "HKT (UTC+8)",
      release.slice(0, 8).toUpperCase(),
      reference,
    ])
      expect(page).toContain(part);
    expect(await eventsOf("document.opened", paper)).toBe(1);
    expect(await linesOf(paper)).toBe(1);
  });

  test("says to the lead's people that no release was needed, in their language", async () => {
    const { id: copy } = await openCopy({ ...world.officer, locale: "zh-HK" }, paper);
    const [page = ""] = await pdfTexts(await bytesOf(world.officer, copy));
    expect(page).toContain("無需開放：");
    expect(page).toContain("香港時間");
  });

  test("is one line of the receipt and one copy within thirty minutes, and an audit row each time", async () => {
    await give();
    const first = await openCopy(lead, paper);
    expect(await openCopy(lead, paper)).toEqual(first);
    expect(await eventsOf("document.opened", paper)).toBe(2);
    expect(await linesOf(paper)).toBe(1);
    await setClock(31 * minute);
    expect(await openCopy(lead, paper)).not.toEqual(first);
    expect(await linesOf(paper)).toBe(2);
  });

  test("is never given unstamped, and the team's own original never stamped", async () => {
    await give();
    for (const reader of [lead, world.officer, world.manager])
      expect(await codeOf(openDocument(reader, paper, whole))).toBe(
        "applications.document_opens_as_copy",
      );
    expect(await codeOf(openCopy(owner, paper))).toBe("applications.document_is_original");
    const { bytes } = await openDocument(owner, paper, whole);
    expect(bytes ? await text(bytes) : "").toBe(samplePdf(["KY-118 in vivo"]).toString());
  });

  test("is read by ranges, and taking it along is an audit row of its own", async () => {
    await give();
    const { id: copy } = await openCopy(lead, paper);
    const all = await bytesOf(lead, copy);
    const part = await openCopyBytes(lead, copy, { range: "bytes=10-19", ifRange: null }, false);
    expect(part.answer).toMatchObject({ status: 206 });
    expect(part.answer.headers["Content-Range"]).toBe(`bytes 10-19/${all.length}`);
    expect(part.bytes ? await buffer(part.bytes) : null).toEqual(all.subarray(10, 20));
    const past = await openCopyBytes(
      lead,
      copy,
      { range: "bytes=99999999-", ifRange: null },
      false,
    );
    expect(past).toMatchObject({ answer: { status: 416 }, bytes: null });
    expect(past.answer.headers["Cache-Control"]).toBe("private, no-store");
    expect(await eventsOf("document.downloaded", paper)).toBe(0);
    const taken = await openCopyBytes(lead, copy, whole, true);
    taken.bytes?.destroy();
    expect(await eventsOf("document.downloaded", paper)).toBe(1);
  });
});

describe("a copy is closed", () => {
  const next = (reader: Actor, copy: string) =>
    codeOf(openCopyBytes(reader, copy, { range: "bytes=0-9", ifRange: null }, false));

  test("from the next range on when the release is taken back, with a sentence", async () => {
    const release = await give();
    const { id: copy } = await openCopy(lead, paper);
    expect(await next(lead, copy)).toBe("done");
    await revokeRelease(owner, release, {});
    expect(await next(lead, copy)).toBe("applications.copy_closed");
    expect(await getCopy(lead, copy, "en-HK")).toMatchObject({
      state: "closed",
      sentence: expect.stringContaining("has ended") as string,
    });
    expect(JSON.stringify(await getCopy(lead, copy, "en-HK"))).not.toContain("Study");
    expect(await codeOf(openCopy(lead, paper))).toBe("platform.not_found");
  });

  test("also while another release opens the same: the stamp names the one that ended", async () => {
    const first = await give();
    const { id: copy } = await openCopy(lead, paper);
    await give();
    await revokeRelease(owner, first, {});
    expect(await next(lead, copy)).toBe("applications.copy_closed");
    const { id: second } = await openCopy(lead, paper);
    expect(second).not.toBe(copy);
    expect(await next(lead, second)).toBe("done");
  });

  test("to whoever becomes barred", async () => {
    await give();
    const { id: copy } = await openCopy(lead, paper);
    await withActor(systemActor("test"), (tx) =>
      setBar(tx, systemActor("test"), {
        personId: lead.personId,
        applicationId: id,
        programmeId: world.programme.id,
        reason: "conflict",
      }),
    );
    expect(await next(lead, copy)).toBe("applications.copy_closed");
  });

  test("to everybody else, and to the same person in another role", async () => {
    await give([paper], [lead, world.partnerReviewer]);
    const { id: copy } = await openCopy(lead, paper);
    const others = [
      owner,
      world.officer,
      world.partnerReviewer,
      world.rival,
      world.auditor,
      world.administrator,
      world.otherPartnerLead,
    ];
    for (const other of others) {
      expect(await next(other, copy)).toBe("platform.not_found");
      expect(await codeOf(getCopy(other, copy, "en-HK"))).toBe("platform.not_found");
    }
    const second = await joinAs(lead, { role: "partner_lead", organisationId: world.partner.id });
    expect(await next(second, copy)).toBe("applications.copy_other_role");
    expect(await codeOf(openCopy(second, paper))).toBe("platform.not_found");
  });

  test("after its hour, and its bytes go", async () => {
    await give();
    const { id: copy } = await openCopy(lead, paper);
    const { storageKey } = await behindTheWall().documentCopy.findUniqueOrThrow({
      where: { id: copy },
    });
    expect(await documentFiles().exists(storageKey)).toBe(true);
    const portal = systemActor("document.copies");
    expect(await removeExpiredCopies(portal)).toBe(0);
    await setClock(61 * minute);
    expect(await next(lead, copy)).toBe("applications.copy_expired");
    expect(await getCopy(lead, copy, "en-HK")).toMatchObject({ state: "gone" });
    expect(await removeExpiredCopies(portal)).toBe(1);
    expect(await documentFiles().exists(storageKey)).toBe(false);
    expect(await next(lead, copy)).toBe("platform.not_found");
  });
});

describe("erasure takes copies along", () => {
  const storedAs = async (copy: string) =>
    (await behindTheWall().documentCopy.findUniqueOrThrow({ where: { id: copy } })).storageKey;

  test("those of an application at once, rows and bytes", async () => {
    const { id: copy } = await openCopy(world.officer, paper);
    const key = await storedAs(copy);
    await withdrawApplication(owner, id);
    await setClock(13 * 31 * 24 * 60 * minute);
    await eraseDue();
    expect(await behindTheWall().documentCopy.count({ where: { applicationId: id } })).toBe(0);
    expect(await documentFiles().exists(key)).toBe(false);
  });

  test("those of a person with the worker's next turn", async () => {
    await give();
    const { id: copy } = await openCopy(lead, paper);
    const key = await storedAs(copy);
    const portal = systemActor("test");
    await withActor(portal, (tx, now) =>
      erasePerson(tx, portal, { id: lead.personId, email: lead.email }, "asked", now),
    );
    expect(await removeExpiredCopies(portal)).toBe(1);
    expect(await documentFiles().exists(key)).toBe(false);
  });
});

describe("what cannot be stamped", () => {
  test("is downloaded by the team and the lead's staff only, and everybody who may know is told why", async () => {
    for (const reader of [owner, world.officer])
      expect(await codeOf(openDocument(reader, deck, whole))).toBe("done");
    expect(await eventsOf("document.opened", deck)).toBe(2);
    for (const reader of [lead, world.officer])
      expect(await codeOf(openCopy(reader, deck))).toBe(
        reader === lead ? "applications.document_office" : "applications.document_is_original",
      );
    expect(await codeOf(openDocument(lead, deck, whole))).toBe("applications.document_office");
    const { sections } = await getApplication(lead, id, { locale: "en-HK" });
    const product = sections.find(({ key }) => key === "product");
    expect(product?.documents).toMatchObject([{ name: "Deck.pptx", opening: "closed" }]);
    expect(product?.documents[0]?.sentence).toContain("Office file");
  });

  test("is not released, and shows so where the owner chooses", async () => {
    const { documents } = await getSharing(owner, id, "en-HK");
    expect(documents.map(({ name, obstacle }) => [name, obstacle === null])).toEqual([
      ["Study.pdf", true],
      ["Table.xlsx", false],
    ]);
    expect(await codeOf(give([paper, sheet]))).toBe("releases.document_not_releasable");
  });

  test("is known since the virus check, and told to the team at once", async () => {
    const other = await makeStartup("Odd files");
    owner = other.owner;
    id = await makeCompleteDraft(owner, world.intake.id);
    // Whole to the virus check, but with a page that has no size.
    const odd = Buffer.from(
      samplePdf(["never read"]).toString("latin1").replace("/MediaBox", "/MediaBax"),
      "latin1",
    );
    const broken = await upload("Odd.pdf", odd, "science", "data_files");
    const { stampProblem } = await behindTheWall().document.findUniqueOrThrow({
      where: { id: broken },
    });
    expect(stampProblem).toBe("broken");
    const { sections } = await getApplication(owner, id, { locale: "en-HK" });
    const [file] = sections.find(({ key }) => key === "science")?.documents ?? [];
    expect(file).toMatchObject({ opening: "original", lens: { sight: "closed" } });
    expect(file?.sentence).toContain("no stamped copy");
    await submitApplication(owner, id);
    expect(await codeOf(openCopy(world.officer, broken))).toBe("applications.document_broken");
  });
});

describe("the lens of a file", () => {
  const lensOf = async (reader: Actor, name: string) => {
    const { sections } = await getApplication(reader, id, {
      locale: "en-HK",
      open: ["product", "science"],
    });
    const file = sections.flatMap(({ documents }) => documents).find((each) => each.name === name);
    return file?.lens;
  };

  test("names those for whom it was chosen, to the team, and not to the partner's own people", async () => {
    expect(await lensOf(owner, "Study.pdf")).toMatchObject({ sight: "closed" });
    await give();
    const team = await lensOf(owner, "Study.pdf");
    expect(team).toMatchObject({ sight: "open" });
    expect(team?.reason).toContain(lead.displayName);
    expect((await lensOf(lead, "Study.pdf"))?.label).toContain("Released to you until");
    expect(await lensOf(lead, "Table.xlsx")).toBeUndefined();
    expect(await lensOf(owner, "Table.xlsx")).toMatchObject({ sight: "closed" });
    expect((await lensOf(owner, "Deck.pptx"))?.reason).toContain("Saved as PDF");
  });

  test("is closed for a section released without its files", async () => {
    await give([]);
    expect(await lensOf(owner, "Study.pdf")).toMatchObject({ sight: "closed" });
    expect(await lensOf(lead, "Study.pdf")).toBeUndefined();
  });
});
