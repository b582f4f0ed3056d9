import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PassThrough } from "node:stream";
import { ZipFile } from "yazl";

/** One file of an archive; `open` is called when its turn comes, so that one is open at a time. */
export interface Entry {
  path: string;
  open: () => Promise<Readable>;
  at: Date;
  /** Documents and pictures are packed already. */
  isPacked: boolean;
}

export interface ManifestLine {
  name: string;
  /** Bytes. */
  size: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

export const manifestName = "manifest.json";

/**
 * A ZIP of the entries one after the other, the manifest with size and SHA-256 of each as its last: read, hashed and packed
 * in one go, with a chunk in memory and never a file. The stream fails when an entry does.
 */
export function zipOf(entries: readonly Entry[], madeAt: Date): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.on("error", (error: Error) => out.destroy(error));
  zip.outputStream.pipe(out);
  fill(zip, entries, madeAt).catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return out;
}

async function fill(zip: ZipFile, entries: readonly Entry[], madeAt: Date): Promise<void> {
  const lines: ManifestLine[] = [];
  for (const { path, open, at, isPacked } of entries) {
    const source = await open();
    const counted = new PassThrough();
    const hash = createHash("sha256");
    let size = 0;
    const read = pipeline(
      source,
      async function* count(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          size += chunk.length;
          yield chunk;
        }
      },
      counted,
    );
    zip.addReadStream(counted, path, { mtime: at, compress: !isPacked });
    await read;
    lines.push({ name: path, size, sha256: hash.digest("hex") });
  }
  const manifest = { madeAt: madeAt.toISOString(), files: lines };
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), manifestName, {
    mtime: madeAt,
  });
  zip.end();
}

/** A text as an entry's stream. */
export const streamOf = (text: string): Readable => Readable.from([Buffer.from(text)]);
