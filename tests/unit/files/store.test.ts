import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";

import { FSDriver } from "flydrive/drivers/fs";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";

import { fileKinds, storageKeySchema } from "@/lib/files/schema";
import { createFileStore, type FileStore, type IncomingFile } from "@/lib/files/store";
import { sampleFile, samplePdf } from "@/tests/support/sample-files";

let directory: string;
let store: FileStore;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "files-store-"));
  store = createFileStore({ directory });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const pdf = samplePdf(["Plan"]);
const chunks = (bytes: Buffer, size = 7) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    ),
  );
const receive = (bytes: Buffer, facts: Partial<IncomingFile> = {}) =>
  store.receive(chunks(bytes), { name: "plan.pdf", declaredLength: bytes.length, ...facts });

async function filesOnDisk(folder = directory): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}
async function expectRefusal(attempt: Promise<unknown>, code: string): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ name: "FileRefused", code });
  expect(await filesOnDisk()).toEqual([]);
}

describe("receiving", () => {
  it.each(fileKinds)(
    "stores a %s under a random key and gives back the same bytes",
    async (kind) => {
      const { name, bytes } = sampleFile(kind);
      const received = await receive(bytes, { name });
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      expect(received).toMatchObject({ name, kind, size: bytes.length, sha256 });
      expect(storageKeySchema.safeParse(received.key).success).toBe(true);
      expect(await buffer(await store.open(received.key))).toEqual(bytes);
      expect(await filesOnDisk()).toHaveLength(1);
    },
  );

  it("takes a web stream, as a request body is one", async () => {
    const body = new Blob([new Uint8Array(pdf)]).stream();
    const received = await store.receive(body, { name: "a.pdf", declaredLength: pdf.length });
    expect(received.size).toBe(pdf.length);
  });

  it("keeps files apart that arrive at the same time under one name", async () => {
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, index) => receive(samplePdf([`File ${index}`]))),
    );
    expect(new Set(many.map(({ key }) => key)).size).toBe(20);
    for (const [index, { key }] of many.entries()) {
      expect(await buffer(await store.open(key))).toEqual(samplePdf([`File ${index}`]));
    }
  });

  it("keeps files readable by the owner of the process only", async () => {
    const { key } = await receive(pdf);
    expect((await stat(join(directory, key))).mode & 0o077).toBe(0);
  });
});

describe("refusing leaves nothing on disk", () => {
  it("when fewer or more bytes come than were declared", async () => {
    await expectRefusal(receive(pdf, { declaredLength: pdf.length + 1 }), "length_mismatch");
    await expectRefusal(receive(pdf, { declaredLength: pdf.length - 1 }), "length_mismatch");
  });

  it("when no sane length is declared", async () => {
    await expectRefusal(receive(pdf, { declaredLength: Number.NaN }), "length_missing");
    await expectRefusal(receive(pdf, { declaredLength: -1 }), "length_missing");
    await expectRefusal(receive(pdf, { declaredLength: 0 }), "empty");
  });

  it("when the declared length is over the limit, before a byte is read", async () => {
    await expectRefusal(receive(pdf, { maxBytes: 100 }), "too_large");
    await expectRefusal(receive(pdf, { declaredLength: 21 * 1024 * 1024 }), "too_large");
  });

  it("when a sender lies about the length and never stops: reading ends at once", async () => {
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 65_536;
          yield Buffer.alloc(65_536, 0x25);
        }
      })(),
    );
    await expectRefusal(
      store.receive(endless, { name: "a.pdf", declaredLength: 1_000_000 }),
      "length_mismatch",
    );
    expect(sent).toBeLessThan(3_000_000);
    expect(endless.destroyed).toBe(true);
  });

  it("when the sender breaks off, is aborted or falls silent", async () => {
    const broken = Readable.from(
      (async function* () {
        yield pdf.subarray(0, 100);
        throw new Error("ECONNRESET");
      })(),
    );
    await expectRefusal(
      store.receive(broken, { name: "a.pdf", declaredLength: pdf.length }),
      "interrupted",
    );
    const silent = () => new Readable({ read() {} });
    const impatient = createFileStore({ directory, idleTimeoutMs: 30 });
    await expectRefusal(
      impatient.receive(silent(), { name: "a.pdf", declaredLength: 10 }),
      "interrupted",
    );
    const signal = AbortSignal.timeout(20);
    await expectRefusal(
      store.receive(silent(), { name: "a.pdf", declaredLength: 10, signal }),
      "interrupted",
    );
  });

  it("when the content is not what the name says, or the name is unfit", async () => {
    await expectRefusal(receive(sampleFile("png").bytes), "content_mismatch");
    await expectRefusal(receive(pdf, { name: "a\r\nb.pdf" }), "name_characters");
    await expectRefusal(receive(pdf, { name: `${"a".repeat(500)}.pdf` }), "name_too_long");
    await expectRefusal(receive(pdf, { kinds: ["png"] }), "kind_not_allowed");
  });
});

describe("a stored file", () => {
  it("is read in part", async () => {
    const { key } = await receive(pdf);
    expect(await buffer(await store.open(key, { start: 3, end: 9 }))).toEqual(pdf.subarray(3, 10));
  });

  it("is gone after removal, which may be repeated", async () => {
    const { key } = await receive(pdf);
    expect(await store.exists(key)).toBe(true);
    await store.remove(key);
    await store.remove(key);
    expect(await store.exists(key)).toBe(false);
    await expect(store.open(key)).rejects.toMatchObject({ name: "FileMissing" });
  });

  it.each(["../../etc/passwd", "incoming/x.part", "", "ab/abc", "/etc/passwd"])(
    "is never looked for at %j",
    async (key) => {
      expect(await store.exists(key)).toBe(false);
      await expect(store.open(key)).rejects.toMatchObject({ name: "FileMissing" });
      await expect(store.remove(key)).resolves.toBeUndefined();
    },
  );

  it("may lie in another storage, with only the part on the way in the local folder", async () => {
    const location = await mkdtemp(join(tmpdir(), "files-remote-"));
    onTestFinished(() => rm(location, { recursive: true }));
    const far = createFileStore({
      directory,
      remote: new FSDriver({ location, visibility: "private" }),
    });
    const { key } = await far.receive(chunks(pdf), { name: "a.pdf", declaredLength: pdf.length });
    expect(await filesOnDisk()).toEqual([]);
    expect(await buffer(await far.open(key))).toEqual(pdf);
    expect(await buffer(await far.open(key, { start: 3, end: 9 }))).toEqual(pdf.subarray(3, 10));
    await expect(far.recheck(key, "pdf")).resolves.toBeUndefined();
    await expect(far.recheck(key, "png")).rejects.toMatchObject({ code: "content_mismatch" });
    await far.remove(key);
    expect(await filesOnDisk(location)).toEqual([]);
  });
});

describe("sweeping", () => {
  it("removes parts that a killed process left, and neither young parts nor stored files", async () => {
    expect(await store.sweepParts(0)).toBe(0);
    const { key } = await receive(pdf);
    const [old, young] = ["old.part", "young.part"].map((name) =>
      join(directory, "incoming", name),
    );
    await writeFile(old ?? "", "x");
    await writeFile(young ?? "", "x");
    const twoHoursAgo = Date.now() / 1000 - 7200;
    await utimes(old ?? "", twoHoursAgo, twoHoursAgo);
    expect(await store.sweepParts(3_600_000)).toBe(1);
    expect(await filesOnDisk()).toContain("young.part");
    expect(await store.exists(key)).toBe(true);
  });
});
