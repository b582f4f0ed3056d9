import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { createReadStream, createWriteStream } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeWebStream } from "node:stream/web";

import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { DriverContract } from "flydrive/types";

import { slice, type ByteRange } from "@/lib/files/byte-range";
import { FileMissing, FileRefused } from "@/lib/files/errors";
import { inspectFile } from "@/lib/files/inspect";
import {
  checkFileName,
  defaultMaxBytes,
  storageKeySchema,
  type FileKind,
} from "@/lib/files/schema";

export interface FileStoreSettings {
  /** Folder for the files, and always for those on their way in (`incoming/*.part`). Made when missing. */
  directory: string;
  /** Largest file in bytes when a call names none; 20 MB by default. */
  maxBytes?: number;
  /** A sender silent for so long is cut off; 60 seconds by default. */
  idleTimeoutMs?: number;
  /** Keeps the finished files elsewhere, for example flydrive's S3Driver. Without it they stay in `directory`. */
  remote?: DriverContract;
}

export interface IncomingFile {
  /** As the sender wrote it; checked by checkFileName. */
  name: string;
  /** The kinds taken here; the whole allow-list by default. */
  kinds?: readonly FileKind[];
  /** Length in bytes that the sender announced (Content-Length, or the size of the source). */
  declaredLength: number;
  maxBytes?: number;
  signal?: AbortSignal;
}

export interface ReceivedFile {
  key: string;
  name: string;
  kind: FileKind;
  size: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  mediaType: string;
}

export type ByteStream = Readable | ReadableStream<Uint8Array> | NodeWebStream<Uint8Array>;
export type FileStore = ReturnType<typeof createFileStore>;

/** Opens the store; nothing is read or written before the first call. One store serves the whole process. */
export function createFileStore(settings: FileStoreSettings) {
  const incoming = join(settings.directory, "incoming");
  const disk = new Disk(
    settings.remote ?? new FSDriver({ location: settings.directory, visibility: "private" }),
  );

  /**
   * Takes one file: streams it to `incoming/<random>.part` in constant memory, counts, hashes, syncs, inspects, and
   * only then gives it its storage key. On any failure nothing is left behind.
   * @throws FileRefused with every code of schema.ts but `infected`; file system errors as they are
   */
  async function receive(stream: ByteStream, file: IncomingFile): Promise<ReceivedFile> {
    const source =
      stream instanceof Readable ? stream : Readable.fromWeb(stream as NodeWebStream<Uint8Array>);
    let part: string | undefined;
    try {
      const { name, kind } = allow(file, settings.maxBytes);
      await mkdir(incoming, { recursive: true });
      part = join(incoming, `${randomBytes(20).toString("hex")}.part`);
      const written = await writePart(source, part, file, settings);
      const { mediaType } = await inspectFile(part, kind);
      const key = await place(part);
      return { key, name, kind, mediaType, ...written };
    } finally {
      source.destroy();
      if (part !== undefined) await rm(part, { force: true });
    }
  }

  /**
   * Keeps a file that the portal made itself under a key from `newKey`, which the caller has written down before: a process
   * killed in between leaves nothing that nobody knows of. Streams in constant memory.
   * @returns its length in bytes
   */
  async function keep(stream: Readable, key: string): Promise<number> {
    await mkdir(incoming, { recursive: true });
    const part = join(incoming, `${randomBytes(20).toString("hex")}.part`);
    try {
      await pipeline(stream, createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
      const { size } = await stat(part);
      await place(part, key);
      return size;
    } finally {
      stream.destroy();
      await rm(part, { force: true });
    }
  }

  async function place(part: string, key = newKey()): Promise<string> {
    if (settings.remote) {
      await sendAway(part, key);
      return key;
    }
    const target = join(settings.directory, key);
    await mkdir(dirname(target), { recursive: true });
    await rename(part, target);
    // The name is only safe from a power cut once its folders are on disk too.
    await syncFolder(dirname(target));
    await syncFolder(settings.directory);
    return key;
  }

  async function sendAway(part: string, key: string): Promise<void> {
    const { size } = await stat(part);
    try {
      await disk.putStream(key, createReadStream(part), { contentLength: size });
    } catch (error) {
      await disk.delete(key).catch(() => undefined);
      throw error;
    }
  }

  /**
   * Reads a stored file, whole or from `start` to `end` (both included, in bytes). The caller must read or destroy it.
   * @throws FileMissing
   */
  async function openFile(key: string, range?: ByteRange): Promise<Readable> {
    await requireFile(key);
    if (!settings.remote) return createReadStream(join(settings.directory, key), range);
    const stream = await disk.getStream(key);
    return range === undefined ? stream : slice(stream, range);
  }

  async function requireFile(key: string): Promise<void> {
    if (!(await exists(key))) throw new FileMissing("no such file");
  }

  /** Whether a file is stored under the key; false for anything that is no storage key. */
  async function exists(key: string): Promise<boolean> {
    return storageKeySchema.safeParse(key).success && (await disk.exists(key));
  }

  /** Removes a stored file; a key without a file is no error, so that a repeated job is harmless. */
  async function remove(key: string): Promise<void> {
    if (storageKeySchema.safeParse(key).success) await disk.delete(key);
  }

  /**
   * Inspects a stored file again, as `receive` did.
   * @throws FileMissing; FileRefused when it no longer passes
   */
  async function recheck(key: string, kind: FileKind): Promise<void> {
    await requireFile(key);
    if (!settings.remote) {
      await inspectFile(join(settings.directory, key), kind);
      return;
    }
    await mkdir(incoming, { recursive: true });
    const part = join(incoming, `${randomBytes(20).toString("hex")}.part`);
    try {
      await pipeline(
        await disk.getStream(key),
        createWriteStream(part, { flags: "wx", mode: 0o600 }),
      );
      await inspectFile(part, kind);
    } finally {
      await rm(part, { force: true });
    }
  }

  /** Removes what a killed process left in `incoming` and nobody wrote to for so long. @returns how many were removed */
  async function sweepParts(olderThanMs: number): Promise<number> {
    const names = await readdir(incoming).catch(ignoreMissing<string[]>([]));
    let removed = 0;
    for (const name of names.filter((each) => each.endsWith(".part"))) {
      const path = join(incoming, name);
      const facts = await stat(path).catch(ignoreMissing(undefined));
      if (facts === undefined || Date.now() - facts.mtimeMs < olderThanMs) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  return { receive, keep, open: openFile, exists, remove, recheck, sweepParts };
}

/** A storage key that nothing is stored under yet. */
export function newKey(): string {
  const id = randomBytes(20).toString("hex");
  return `${id.slice(0, 2)}/${id}`;
}

function allow(file: IncomingFile, storeMax = defaultMaxBytes): { name: string; kind: FileKind } {
  const named = checkFileName(file.name, file.kinds);
  if (!named.ok) throw new FileRefused(named.code);
  if (!Number.isSafeInteger(file.declaredLength) || file.declaredLength < 0)
    throw new FileRefused("length_missing");
  if (file.declaredLength === 0) throw new FileRefused("empty");
  if (file.declaredLength > (file.maxBytes ?? storeMax)) throw new FileRefused("too_large");
  return named;
}

async function writePart(
  source: Readable,
  path: string,
  file: IncomingFile,
  settings: FileStoreSettings,
) {
  const handle = await open(path, "wx", 0o600);
  try {
    const written = await copyCounted(source, handle, file, settings);
    if (written.size !== file.declaredLength) {
      throw new FileRefused("length_mismatch", `${written.size} of ${file.declaredLength}`);
    }
    await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

async function copyCounted(
  source: Readable,
  handle: FileHandle,
  file: IncomingFile,
  settings: FileStoreSettings,
) {
  const limit = file.maxBytes ?? settings.maxBytes ?? defaultMaxBytes;
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of chunksOf(source, settings.idleTimeoutMs ?? 60_000, file.signal)) {
    size += chunk.length;
    if (size > limit) throw new FileRefused("too_large");
    if (size > file.declaredLength)
      throw new FileRefused("length_mismatch", "longer than declared");
    hash.update(chunk);
    await handle.writeFile(chunk);
  }
  return { size, sha256: hash.digest("hex") };
}

/** The chunks of a stream; a sender that breaks off, is aborted or falls silent becomes the refusal `interrupted`. */
async function* chunksOf(
  source: Readable,
  idleMs: number,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const stop = () => source.destroy(new FileRefused("interrupted", "stopped or silent"));
  const timer = setTimeout(stop, idleMs);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        throw error instanceof FileRefused ? error : new FileRefused("interrupted", String(error));
      });
      if (next.done === true) return;
      timer.refresh();
      yield Buffer.from(next.value);
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ignoreMissing<T>(fallback: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return fallback;
    throw error;
  };
}
