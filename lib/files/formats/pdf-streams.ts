import { promisify } from "node:util";
import { inflate } from "node:zlib";

import { FileRefused } from "@/lib/files/errors";
import type { ByteSource } from "./byte-source";
import { PdfName, PdfSyntaxError, readDict, type PdfDict, type PdfValue } from "./pdf-syntax";

const inflateBytes = promisify(inflate);

/** A dictionary before `stream` is at most this long in what producers write. */
export const dictWindow = 64 * 1024;
/** Xref and object streams are tables and small objects: larger ones are refused as a bomb. Bytes. */
const maxPacked = 16 * 1024 * 1024;
const maxUnpacked = 32 * 1024 * 1024;

export interface PdfObject {
  number: number;
  dict: PdfDict;
  /** Position in the file of the first byte of stream data; undefined when the object has no stream. */
  dataStart: number | undefined;
}

/** Reads the dictionary object (`12 0 obj << … >>`) at a position. @throws PdfSyntaxError */
export async function readObjectAt(source: ByteSource, offset: number): Promise<PdfObject> {
  const text = (await source.read(offset, dictWindow)).toString("latin1");
  const head = /^[\0\t\n\f\r ]*(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj/.exec(text);
  if (head === null) throw new PdfSyntaxError(`no object at ${offset}`);
  const { dict, end } = readDict(text, head[0].length);
  const stream = /^(?:[\0\t\n\f\r ]|%[^\r\n]*)*stream(?:\r\n|\n|\r)/.exec(text.slice(end));
  return {
    number: Number(head[1]),
    dict,
    dataStart: stream === null ? undefined : offset + end + stream[0].length,
  };
}

/**
 * The unpacked data of an xref or object stream: no filter or FlateDecode, with or without a predictor.
 * @throws PdfSyntaxError for other filters; FileRefused `unsafe_archive` when it unpacks beyond the limit
 */
export async function streamData(
  source: ByteSource,
  object: PdfObject,
  limit = maxUnpacked,
): Promise<Buffer> {
  if (object.dataStart === undefined) throw new PdfSyntaxError("no stream");
  const packed = await packedData(source, object.dict, object.dataStart);
  const filters = asList(object.dict.get("Filter"));
  if (filters.length === 0) return packed;
  const [filter] = filters;
  const flate =
    filter instanceof PdfName && (filter.value === "FlateDecode" || filter.value === "Fl");
  if (filters.length !== 1 || !flate) throw new PdfSyntaxError("unknown filter");
  const data = await inflateBytes(packed, { maxOutputLength: limit }).catch((error: unknown) => {
    const tooLarge =
      error instanceof RangeError || (error instanceof Error && /larger than/.test(error.message));
    throw tooLarge
      ? new FileRefused("unsafe_archive", "pdf: stream")
      : new PdfSyntaxError("stream does not unpack");
  });
  const [parameters] = asList(object.dict.get("DecodeParms") ?? object.dict.get("DP"));
  return parameters instanceof Map ? undoPredictor(data, parameters) : data;
}

/** `Length` where it is a plain number; else up to `endstream`. */
async function packedData(source: ByteSource, dict: PdfDict, start: number): Promise<Buffer> {
  const length = dict.get("Length");
  if (typeof length === "number") {
    if (length < 0 || start + length > source.size) throw new PdfSyntaxError("stream is cut short");
    if (length > maxPacked) throw new FileRefused("unsafe_archive", "pdf: stream");
    return source.read(start, length);
  }
  // Grown step by step: many small streams must not cost a large read each.
  for (let window = 16 * 1024; window <= maxPacked; window *= 4) {
    const bytes = await source.read(start, window);
    const end = bytes.indexOf("endstream");
    if (end !== -1) return bytes.subarray(0, end);
    if (bytes.length < window) break;
  }
  throw new PdfSyntaxError("stream without end");
}

/** PNG predictors (ISO 32000-1, 7.4.4.4), as cross-reference streams use them. */
function undoPredictor(data: Buffer, parameters: PdfDict): Buffer {
  const predictor = parameters.get("Predictor") ?? 1;
  if (predictor === 1) return data;
  const columns = parameters.get("Columns") ?? 1;
  const plain =
    (parameters.get("Colors") ?? 1) === 1 && (parameters.get("BitsPerComponent") ?? 8) === 8;
  if (
    typeof predictor !== "number" ||
    predictor < 10 ||
    typeof columns !== "number" ||
    columns < 1 ||
    !plain
  ) {
    throw new PdfSyntaxError("unknown predictor");
  }
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row += 1) undoRow(data, out, row, columns);
  return out;
}

function undoRow(data: Buffer, out: Buffer, row: number, columns: number): void {
  const filter = data[row * (columns + 1)] ?? 0;
  const base = row * columns;
  for (let column = 0; column < columns; column += 1) {
    const raw = data[row * (columns + 1) + 1 + column] ?? 0;
    const left = column > 0 ? (out[base + column - 1] ?? 0) : 0;
    const up = row > 0 ? (out[base - columns + column] ?? 0) : 0;
    const corner = row > 0 && column > 0 ? (out[base - columns + column - 1] ?? 0) : 0;
    out[base + column] = raw + prediction(filter, left, up, corner);
  }
}

function prediction(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) return 0;
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function asList(value: PdfValue | undefined): PdfValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
