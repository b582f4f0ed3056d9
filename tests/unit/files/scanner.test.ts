import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createScanner } from "@/lib/files/scanner";
import { createFileStore, type FileStore } from "@/lib/files/store";
import { eicar, startClamd } from "@/tests/support/clamd-server";
import { samplePdf } from "@/tests/support/sample-files";

let directory: string;
let store: FileStore;
let stopServer: (() => Promise<void>) | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "files-scanner-"));
  store = createFileStore({ directory });
});
afterEach(async () => {
  await stopServer?.();
  stopServer = undefined;
  await rm(directory, { recursive: true, force: true });
});

async function stored(lines: string[]): Promise<string> {
  const bytes = samplePdf(lines);
  const received = await store.receive(Readable.from([bytes]), {
    name: "a.pdf",
    declaredLength: bytes.length,
  });
  return received.key;
}
async function clamd(options: Parameters<typeof startClamd>[0] = {}) {
  const server = await startClamd(options);
  stopServer = server.stop;
  return server.address;
}

describe("with clamd", () => {
  it("a harmless file is clean, over TCP and over a unix socket", async () => {
    const key = await stored(["Plan"]);
    const tcp = createScanner({ clamd: await clamd() }, store);
    expect(await tcp.scan(key, "pdf")).toEqual({ verdict: "clean", engine: "clamd" });
    await stopServer?.();
    const local = createScanner(
      { clamd: await clamd({ path: join(directory, "clamd.sock") }) },
      store,
    );
    expect(await local.scan(key, "pdf")).toEqual({ verdict: "clean", engine: "clamd" });
  });

  it("a large file goes over in parts and is flagged by what stands at its end", async () => {
    const key = await stored([...Array.from({ length: 20_000 }, () => "filling line"), "end"]);
    await writeFile(
      join(directory, key),
      Buffer.concat([Buffer.alloc(900_001, 32), Buffer.from(eicar)]),
    );
    const scanner = createScanner({ clamd: await clamd() }, store);
    expect(await scanner.scan(key, "pdf")).toEqual({
      verdict: "infected",
      engine: "clamd",
      detail: "Eicar-Test-Signature",
    });
  });

  it("gives no verdict when the daemon refuses the size, is silent, or is not there", async () => {
    const key = await stored(Array.from({ length: 5_000 }, () => "filling line"));
    const small = createScanner({ clamd: await clamd({ maxBytes: 1_000 }) }, store);
    expect(await small.scan(key, "pdf")).toMatchObject({ verdict: "unavailable" });
    await stopServer?.();
    const silent = createScanner({ clamd: await clamd({ silent: true }), timeoutMs: 50 }, store);
    expect(await silent.scan(key, "pdf")).toMatchObject({
      verdict: "unavailable",
      detail: "silent for too long",
    });
    const nowhere = createScanner({ clamd: { path: join(directory, "nobody.sock") } }, store);
    expect(await nowhere.scan(key, "pdf")).toMatchObject({ verdict: "unavailable" });
  });
});

describe("without clamd", () => {
  it("the built-in checker inspects the stored bytes again", async () => {
    const scanner = createScanner({}, store);
    const key = await stored(["Plan"]);
    expect(await scanner.scan(key, "pdf")).toEqual({ verdict: "clean", engine: "built-in" });
    await writeFile(join(directory, key), samplePdf(["x"], "/OpenAction << /S /JavaScript >> "));
    expect(await scanner.scan(key, "pdf")).toEqual({
      verdict: "infected",
      engine: "built-in",
      detail: "active_content",
    });
  });

  it("a file that is not there is an error and no verdict", async () => {
    await expect(createScanner({}, store).scan("ab/none", "pdf")).rejects.toMatchObject({
      name: "FileMissing",
    });
  });
});
