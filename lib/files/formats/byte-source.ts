import type { FileHandle } from "node:fs/promises";

/** Bytes of a file by position, so that no format check ever holds a whole file in memory. */
export interface ByteSource {
  readonly size: number;
  /** Up to `length` bytes from `offset`; fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** Reads from an open file; the caller closes it. */
export async function byteSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const buffer = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await handle.read(buffer, filled, wanted - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
  };
}

const windowBytes = 256 * 1024;

/** The file from `start` to its end in windows that overlap by `overlap` bytes, with each window's position. */
export async function* windows(
  source: ByteSource,
  overlap: number,
  start = 0,
): AsyncGenerator<{ offset: number; bytes: Buffer }> {
  for (let offset = start; offset < source.size; offset += windowBytes - overlap) {
    yield { offset, bytes: await source.read(offset, windowBytes) };
    if (offset + windowBytes >= source.size) return;
  }
}
