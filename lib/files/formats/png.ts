import { crc32 } from "node:zlib";

import { FileRefused } from "@/lib/files/errors";
import type { ByteSource } from "./byte-source";

const damaged = (detail: string) => new FileRefused("damaged", `png: ${detail}`);
const blockBytes = 64 * 1024;
/** Far beyond what writers make; keeps a file of empty chunks from costing minutes. */
const maxChunks = 20_000;

/**
 * Walks every chunk of a PNG (W3C PNG, third edition, section 5) from the signature to the end: IHDR first, at least
 * one IDAT, IEND last, every checksum right, and nothing behind it.
 * @throws FileRefused `damaged`
 */
export async function inspectPng(source: ByteSource): Promise<void> {
  let offset = 8;
  let seenData = false;
  for (let index = 0; ; index += 1) {
    if (index >= maxChunks) throw new FileRefused("unsafe_archive", "png: chunks");
    const header = await source.read(offset, 8);
    if (header.length < 8) throw damaged("cut short");
    const length = header.readUInt32BE(0);
    const type = header.toString("latin1", 4, 8);
    const end = offset + 12 + length;
    if (end > source.size) throw damaged("cut short");
    if (index === 0) await checkImageHeader(source, type, length);
    await checkSum(source, offset, length);
    if (type === "IDAT") seenData = true;
    if (type === "IEND") {
      if (!seenData || length !== 0) throw damaged("no picture");
      if (end !== source.size) throw damaged("bytes behind the end");
      return;
    }
    offset = end;
  }
}

async function checkImageHeader(source: ByteSource, type: string, length: number): Promise<void> {
  if (type !== "IHDR" || length !== 13) throw damaged("no header");
  const size = await source.read(16, 8);
  if (size.length < 8 || size.readUInt32BE(0) === 0 || size.readUInt32BE(4) === 0)
    throw damaged("no size");
}

/** The checksum covers type and data, and stands in the four bytes behind them. */
async function checkSum(source: ByteSource, offset: number, length: number): Promise<void> {
  let sum = 0;
  const end = offset + 8 + length;
  for (let at = offset + 4; at < end; at += blockBytes) {
    sum = crc32(await source.read(at, Math.min(blockBytes, end - at)), sum);
  }
  if ((await source.read(end, 4)).readUInt32BE(0) !== sum) throw damaged("checksum");
}
