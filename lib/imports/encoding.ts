import { analyse } from "chardet";
import iconv from "iconv-lite";
import { Refusal } from "@/lib/platform/errors";
import type { ImportEncoding } from "./schema";

/** Bytes looked at to tell encoding and separator. */
export const sampleBytes = 512 * 1024;

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, at) => bytes[at] === byte);

/**
 * The encoding of a text file from its first bytes: byte order mark, then UTF-16 by its zeros, strict UTF-8, the shape of
 * Chinese double-byte text, and last Western single bytes.
 * Throws 422 `imports.is_workbook`, `imports.not_text` or `imports.unknown_encoding`.
 */
export function detectEncoding(sample: Uint8Array): ImportEncoding {
  if (startsWith(sample, 0x50, 0x4b, 3, 4) || startsWith(sample, 0xd0, 0xcf, 0x11, 0xe0))
    throw new Refusal("imports.is_workbook");
  if (startsWith(sample, 0xef, 0xbb, 0xbf)) return "utf-8";
  if (startsWith(sample, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(sample, 0xfe, 0xff)) return "utf-16be";
  if (sample.includes(0)) return wideEncoding(sample);
  if (controlShare(sample) > 0.02) throw new Refusal("imports.not_text");
  if (isUtf8(sample)) return "utf-8";
  const gb = doubleByteScore(sample, gbShape);
  const big5 = doubleByteScore(sample, big5Shape);
  if (Math.max(gb, big5) >= 0.7) return gb >= big5 ? "gb18030" : "big5";
  const best = analyse(sample)[0]?.name;
  if (best === "ISO-8859-1" || best === "windows-1252") return "windows-1252";
  throw new Refusal("imports.unknown_encoding");
}

/** UTF-16 without its mark: in mostly Latin text every second byte is zero. */
function wideEncoding(sample: Uint8Array): ImportEncoding {
  const zeros: [number, number] = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  });
  const half = sample.length / 2;
  const [even, odd] = zeros;
  if (odd > half * 0.3 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.3 && odd < half * 0.05) return "utf-16be";
  throw new Refusal("imports.not_text");
}

function controlShare(sample: Uint8Array): number {
  let controls = 0;
  for (const byte of sample)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1;
  return sample.length === 0 ? 0 : controls / sample.length;
}

function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

interface Shape {
  isLead(byte: number): boolean;
  isTrail(byte: number): boolean;
  /** Where punctuation and the everyday characters stand. */
  isCommon(lead: number, trail: number): boolean;
}

const between = (byte: number, low: number, high: number) => byte >= low && byte <= high;

// GB 2312 keeps its 3,755 everyday characters in rows B0–D7, Big5 its 5,401 in A4–C6; punctuation stands before them.
const gbShape: Shape = {
  isLead: (byte) => between(byte, 0x81, 0xfe),
  isTrail: (byte) => between(byte, 0x40, 0xfe) && byte !== 0x7f,
  isCommon: (lead, trail) =>
    trail >= 0xa1 && (between(lead, 0xb0, 0xd7) || between(lead, 0xa1, 0xa3)),
};
const big5Shape: Shape = {
  isLead: (byte) => between(byte, 0x87, 0xfe),
  isTrail: (byte) => between(byte, 0x40, 0x7e) || between(byte, 0xa1, 0xfe),
  isCommon: (lead) => between(lead, 0xa1, 0xc6),
};

/** Share of the two-byte characters that are common ones; 0 when the bytes are not of this shape at all. */
function doubleByteScore(sample: Uint8Array, shape: Shape): number {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const lead = sample[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = sample[at + 1];
    if (trail === undefined) break;
    if (!shape.isLead(lead)) return 0;
    if (shape === gbShape && between(trail, 0x30, 0x39)) {
      at += 3;
      continue;
    }
    if (!shape.isTrail(trail)) return 0;
    pairs += 1;
    if (shape.isCommon(lead, trail)) common += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : common / pairs;
}

const iconvNames: Record<Exclude<ImportEncoding, "utf-8">, string> = {
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
  gb18030: "gb18030",
  // With the Hong Kong supplement: names are written with it.
  big5: "big5-hkscs",
  "windows-1252": "windows-1252",
};

interface Decoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

function decoderOf(encoding: ImportEncoding): Decoder {
  if (encoding === "utf-8") {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    return {
      write: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    };
  }
  const decoder = iconv.getDecoder(iconvNames[encoding]);
  return {
    write: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    end: () => decoder.end() ?? "",
  };
}

/**
 * The text of a file, chunk by chunk, without its byte order mark. Throws 422 `imports.broken_text` where the bytes are
 * not of this encoding, `imports.not_text` at a zero character.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: ImportEncoding,
): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  let isFirst = true;
  const checked = (read: () => string): string => {
    let text: string;
    try {
      text = read();
    } catch {
      throw new Refusal("imports.broken_text", { params: { encoding } });
    }
    if (text.includes("\0")) throw new Refusal("imports.not_text");
    if (encoding !== "utf-8" && text.includes("\uFFFD"))
      throw new Refusal("imports.broken_text", { params: { encoding } });
    if (isFirst && text !== "") {
      isFirst = false;
      if (text.startsWith("\uFEFF")) text = text.slice(1);
    }
    return text;
  };
  for await (const chunk of chunks) {
    const text = checked(() => decoder.write(chunk));
    if (text !== "") yield text;
  }
  const rest = checked(() => decoder.end());
  if (rest !== "") yield rest;
}
