import { Transform, type Readable } from "node:stream";

/** First and last byte of a part of a file, both included, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads the `Range` header of RFC 9110, section 14. One range is answered; several, or a unit other than bytes, count as
 * none, which the standard allows.
 * @param size of the whole file in bytes
 * @returns the range cut to the file, `none`, or `unsatisfiable` (answer 416)
 */
export function parseRange(
  header: string | null | undefined,
  size: number,
): ByteRange | "none" | "unsatisfiable" {
  const match = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header ?? "");
  const [first, last] = [match?.[1] ?? "", match?.[2] ?? ""];
  if (match === null || (first === "" && last === "")) return "none";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return "none";
  if (start >= size) return "unsatisfiable";
  return { start, end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}

/** Only the bytes of the range, for a storage that reads files from their beginning only. */
export function slice(stream: Readable, range: ByteRange): Readable {
  let at = 0;
  const cut = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const part = chunk.subarray(Math.max(0, range.start - at), Math.max(0, range.end + 1 - at));
      at += chunk.length;
      if (part.length > 0) this.push(part);
      if (at > range.end) {
        this.push(null);
        stream.destroy();
      }
      done();
    },
  });
  stream.on("error", (error) => cut.destroy(error));
  cut.on("close", () => stream.destroy());
  return stream.pipe(cut);
}
