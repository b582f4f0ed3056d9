import { FileRefused } from "@/lib/files/errors";
import { windows, type ByteSource } from "./byte-source";

const damaged = (detail: string) => new FileRefused("damaged", `jpg: ${detail}`);

/** Far beyond what writers make; keep a file of empty segments from costing minutes. */
const maxMarkers = 20_000;
const maxScans = 1_000;

const startOfScan = 0xda;
const endOfImage = 0xd9;
// ITU-T T.81 table B.1: C0–CF without C4 (Huffman tables), C8 (reserved) and CC (arithmetic conditioning).
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * Walks the markers of a JPEG (ITU-T T.81, annex B) to the end of the image: a frame with a size, a scan, EOI. Bytes
 * behind EOI are left alone, because phones write previews and depth maps there.
 * @throws FileRefused `damaged`
 */
export async function inspectJpeg(source: ByteSource): Promise<void> {
  let offset = 2;
  let seenFrame = false;
  let scans = 0;
  for (let index = 0; ; index += 1) {
    if (index >= maxMarkers || scans > maxScans) {
      throw new FileRefused("unsafe_archive", "jpg: segments");
    }
    const head = await source.read(offset, 4);
    if (head.length < 2 || head[0] !== 0xff) throw damaged("cut short");
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      offset += 1; // fill bytes may stand before any marker
      continue;
    }
    if (marker === endOfImage) {
      if (!seenFrame || scans === 0) throw damaged("no picture");
      return;
    }
    if (head.length < 4) throw damaged("cut short");
    const length = head.readUInt16BE(2);
    if (length < 2 || offset + 2 + length > source.size) throw damaged("cut short");
    if (isFrame(marker)) {
      await checkFrame(source, offset);
      seenFrame = true;
    }
    offset += 2 + length;
    if (marker === startOfScan) {
      if (!seenFrame) throw damaged("scan before frame");
      scans += 1;
      offset = await endOfScan(source, offset);
    }
  }
}

async function checkFrame(source: ByteSource, offset: number): Promise<void> {
  const frame = await source.read(offset + 5, 4);
  // A height of zero is allowed when a DNL marker follows, which no camera or editor writes; the width is never zero.
  if (frame.length < 4 || frame.readUInt16BE(2) === 0) throw damaged("no size");
}

/** Position of the first marker behind the coded data: FF followed by neither 00 (a stuffed byte), RSTn nor FF. */
async function endOfScan(source: ByteSource, start: number): Promise<number> {
  for await (const { offset, bytes } of windows(source, 1, start)) {
    for (
      let at = bytes.indexOf(0xff);
      at !== -1 && at + 1 < bytes.length;
      at = bytes.indexOf(0xff, at + 1)
    ) {
      const next = bytes[at + 1] ?? 0;
      if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return offset + at;
    }
  }
  throw damaged("cut short");
}
