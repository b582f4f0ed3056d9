import { FileRefused } from "@/lib/files/errors";
import type { ByteSource } from "./byte-source";
import { readObjectAt, streamData } from "./pdf-streams";
import {
  PdfReader,
  PdfRef,
  PdfSyntaxError,
  readDict,
  isName,
  type PdfDict,
  type PdfValue,
} from "./pdf-syntax";

/** Where an object lies: at a position of the file, or inside an object stream. */
type Place = { offset: number } | { container: number; index: number };
export interface Xref {
  places: Map<number, Place>;
  /** The newest trailer first; an incremental update adds one before the older ones. */
  trailers: PdfDict[];
}

const tableWindow = 8 * 1024 * 1024;
const maxObjects = 300_000;
/** A row takes at most 18 bytes. */
const maxStreamBytes = 18 * maxObjects;
const maxSections = 200;

/**
 * Reads the cross-reference tables and streams from the last `startxref` back through every `Prev`
 * (ISO 32000-1, 7.5.4 to 7.5.8).
 * @throws PdfSyntaxError when one does not resolve; FileRefused `unsafe_archive` beyond 300,000 objects
 */
export async function readXref(source: ByteSource, start: number): Promise<Xref> {
  const xref: Xref = { places: new Map(), trailers: [] };
  const pending = [start];
  const seen = new Set<number>();
  for (let offset = pending.shift(); offset !== undefined; offset = pending.shift()) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    if (offset <= 0 || offset >= source.size || seen.size > maxSections)
      throw new PdfSyntaxError("xref does not resolve");
    const trailer = await readSection(source, offset, xref.places);
    xref.trailers.push(trailer);
    for (const key of ["XRefStm", "Prev"]) {
      const next = trailer.get(key);
      if (typeof next === "number") pending.push(next);
    }
  }
  return xref;
}

async function readSection(
  source: ByteSource,
  offset: number,
  places: Map<number, Place>,
): Promise<PdfDict> {
  const head = (await source.read(offset, 64)).toString("latin1");
  if (!/^[\0\t\n\f\r ]*xref/.test(head)) return readXrefStream(source, offset, places);
  const reader = new PdfReader((await source.read(offset, tableWindow)).toString("latin1"));
  reader.match(/[\0\t\n\f\r ]*xref/y);
  for (;;) {
    reader.skipBlank();
    if (reader.match(/trailer/y) !== null) break;
    const section = reader.match(/(\d{1,10})[ \t]+(\d{1,10})/y);
    if (section === null) throw new PdfSyntaxError("xref table is cut short");
    const first = Number(section[1]);
    for (let index = 0; index < Number(section[2]); index += 1) {
      const row = reader.match(/\s*(\d{1,10})\s+(\d{1,5})\s+([nf])/y);
      if (row === null) throw new PdfSyntaxError("xref table is cut short");
      if (row[3] === "n") remember(places, first + index, { offset: Number(row[1]) });
    }
  }
  const trailer = reader.value();
  if (!(trailer instanceof Map)) throw new PdfSyntaxError("no trailer");
  return trailer;
}

async function readXrefStream(
  source: ByteSource,
  offset: number,
  places: Map<number, Place>,
): Promise<PdfDict> {
  const object = await readObjectAt(source, offset);
  if (!isName(object.dict.get("Type"), "XRef")) throw new PdfSyntaxError("no xref");
  const data = await streamData(source, object, maxStreamBytes);
  const widths = numbers(object.dict.get("W"));
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const width = typeWidth + secondWidth + thirdWidth;
  if (widths.length !== 3 || width < 1 || Math.max(...widths) > 6)
    throw new PdfSyntaxError("xref widths");
  const ranges = numbers(object.dict.get("Index") ?? [0, object.dict.get("Size") ?? 0]);
  const field = (at: number, bytes: number) => (bytes === 0 ? 0 : data.readUIntBE(at, bytes));
  let row = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    for (let index = 0; index < (ranges[range + 1] ?? 0); index += 1, row += width) {
      if (row + width > data.length) throw new PdfSyntaxError("xref stream is cut short");
      const type = typeWidth === 0 ? 1 : field(row, typeWidth);
      const second = field(row + typeWidth, secondWidth);
      const number = (ranges[range] ?? 0) + index;
      if (type === 1) remember(places, number, { offset: second });
      const third = field(row + typeWidth + secondWidth, thirdWidth);
      if (type === 2) remember(places, number, { container: second, index: third });
    }
  }
  return object.dict;
}

/** The first entry wins: sections are read from the newest to the oldest. */
function remember(places: Map<number, Place>, number: number, place: Place): void {
  if (places.has(number)) return;
  if (places.size >= maxObjects) throw new FileRefused("unsafe_archive", "pdf: objects");
  places.set(number, place);
}

/**
 * The dictionary that a reference names, from the file or from an object stream.
 * @throws PdfSyntaxError when the reference does not lead to a dictionary of that number
 */
export async function resolveDict(
  source: ByteSource,
  xref: Xref,
  value: PdfValue | undefined,
): Promise<PdfDict> {
  if (value instanceof Map) return value;
  if (!(value instanceof PdfRef)) throw new PdfSyntaxError("no reference");
  const place = xref.places.get(value.number);
  if (place === undefined) throw new PdfSyntaxError("reference to nothing");
  if ("offset" in place) {
    const object = await readObjectAt(source, place.offset);
    if (object.number !== value.number) throw new PdfSyntaxError("xref points at another object");
    return object.dict;
  }
  const holder = xref.places.get(place.container);
  if (holder === undefined || !("offset" in holder))
    throw new PdfSyntaxError("object stream is missing");
  return dictInStream(source, holder.offset, value.number);
}

async function dictInStream(source: ByteSource, offset: number, number: number): Promise<PdfDict> {
  const container = await readObjectAt(source, offset);
  const data = (await streamData(source, container)).toString("latin1");
  const [count] = numbers(container.dict.get("N"));
  const [first] = numbers(container.dict.get("First"));
  const heads = data
    .slice(0, first)
    .trim()
    .split(/[\0\t\n\f\r ]+/)
    .map(Number);
  for (let pair = 0; pair < (count ?? 0); pair += 1) {
    const at = heads[pair * 2 + 1];
    if (heads[pair * 2] === number && at !== undefined)
      return readDict(data, (first ?? 0) + at).dict;
  }
  throw new PdfSyntaxError("object is not in its stream");
}

function numbers(value: PdfValue | undefined): number[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === "number");
}
