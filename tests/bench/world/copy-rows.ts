import type { Follows, Template, TemplateApplication, TemplateRow } from "./read-template";

/** Which copy a row becomes; 0 of anything but an application is the template's own. */
export interface CopyOf {
  application: number;
  intake: number;
  reviewer: number;
  mentor: number;
}

interface Slot {
  follows: Follows;
  /** What the copy with this number says here. */
  as: (number: number) => string;
}

/** A time in a row, as Postgres or JSON writes it. */
interface Moment {
  at: number;
  between: string;
  zone: string;
}

type Part = string | Slot | Moment;

/** A row cut where its copies differ. */
export interface CutRow {
  table: string;
  parts: Part[];
}

/** A cut row with its times written out: texts and slots in turn. */
export interface TimedRow {
  table: string;
  parts: (string | Slot)[];
}

/** 32 bits spread from a number, no two alike (the finaliser of MurmurHash3); 0 stays 0. */
export function spread(number: number): number {
  let bits = number >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The id's first eight digits take in the number of the copy: each copy has ids of its own, the same in every run of a template. */
function idSlot(id: string, follows: Follows): Slot {
  const head = Number.parseInt(id.slice(0, 8), 16);
  const tail = id.slice(8);
  return {
    follows,
    as: (number) => ((head ^ spread(number)) >>> 0).toString(16).padStart(8, "0") + tail,
  };
}

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** CI-XXXX-XX; no two alike, since an odd factor permutes 30 bits. */
function referenceOf(number: number): string {
  const bits = Math.imul(number, 0x9e3779b1) & 0x3fffffff;
  const sign = (place: number) => alphabet[(bits >>> (place * 5)) & 31];
  return `CI-${[0, 1, 2, 3].map(sign).join("")}-${[4, 5].map(sign).join("")}`;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Text columns that must differ from row to row and hold no id: the copy's number is put behind. */
const numbered = new Set([
  "documents.storage_key",
  "cdas.storage_key",
  "invitations.token_hash",
  "intakes.slug",
  "outbox_mails.dedupe_key",
]);

/** A number that must differ from row to row; the template's own are below it. */
const renumbered = "import_rows.line";
const firstFree = 100;

type Words = Map<string, Slot>;

function wordsOf(template: Template, application: TemplateApplication | null): Words {
  const words: Words = new Map();
  const say = (word: string, follows: Follows, as: (number: number) => string) =>
    words.set(word, { follows, as: (number) => (number === 0 ? word : as(number)) });
  for (const [email, kind] of template.poolEmails)
    say(email, kind, (number) => `${kind}${number}.${email}`);
  if (!application) return words;
  const { names, domains, emails, reference } = application.words;
  for (const email of emails) say(email, "application", (number) => `team${number}.${email}`);
  for (const domain of domains) say(domain, "application", (number) => `s${number}-${domain}`);
  for (const name of names) say(name, "application", (number) => `${name} ${number}`);
  say(reference, "application", referenceOf);
  return words;
}

/** Cuts rows for copying; `follows` is what the rows themselves follow. */
export function cutRows(
  template: Template,
  rows: readonly TemplateRow[],
  follows: Follows,
  application: TemplateApplication | null = null,
): CutRow[] {
  const words = wordsOf(template, application);
  const lowered: Words = new Map(
    application?.words.names.map((name) => [
      name.toLowerCase(),
      { follows: "application", as: (number) => `${name.toLowerCase()} ${number}` },
    ]),
  );
  const anywhere = patternOf(words);
  const inSearchText = patternOf(lowered);
  return rows.map((row) => {
    const parts: Part[] = [];
    template.columns.get(row.table)?.forEach((column, at) => {
      if (at > 0) parts.push("\t");
      const value = row.values[at] ?? "\\N";
      if (`${row.table}.${column}` === renumbered) {
        parts.push({
          follows,
          as: (number) => (number === 0 ? value : String(firstFree + number)),
        });
        return;
      }
      const isSearchText = column === "search_text";
      const own = isSearchText ? lowered : words;
      for (const part of cut(
        value,
        isSearchText ? inSearchText : anywhere,
        (found) => own.get(found) ?? slotOfId(template, found) ?? momentOf(found),
      ))
        parts.push(part);
      if (numbered.has(`${row.table}.${column}`))
        parts.push({ follows, as: (number) => (number === 0 ? "" : `-${number}`) });
    });
    return { table: row.table, parts: joined<Slot | Moment>(parts) };
  });
}

function slotOfId(template: Template, found: string): Slot | undefined {
  const follows = template.follows.get(found);
  return follows && idSlot(found, follows);
}

// As Postgres writes it in columns, and as JSON holds it.
const moment = "\\b\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?(?:\\+00|Z)\\b";

function momentOf(found: string): Moment | undefined {
  const [, date, between, time, zone] =
    /^(\d{4}-\d\d-\d\d)([ T])([\d:.]+)(\+00|Z)$/.exec(found) ?? [];
  if (!date || !between || !time || !zone) return undefined;
  return { at: Date.parse(`${date}T${time}Z`), between, zone };
}

const patternOf = (words: Words) =>
  new RegExp(
    [uuid, moment, ...[...words.keys()].toSorted((a, b) => b.length - a.length).map(escaped)].join(
      "|",
    ),
    "g",
  );

function cut(
  value: string,
  pattern: RegExp,
  partOf: (found: string) => Slot | Moment | undefined,
): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of value.matchAll(pattern)) {
    const part = partOf(match[0]);
    if (!part) continue;
    parts.push(value.slice(end, match.index), part);
    end = match.index + match[0].length;
  }
  parts.push(value.slice(end));
  return parts;
}

/** Neighbouring texts as one. */
function joined<T extends Part>(parts: readonly (string | T)[]): (string | T)[] {
  const result: (string | T)[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === "string" && typeof last === "string")
      result[result.length - 1] = last + part;
    else if (part !== "") result.push(part);
  }
  return result;
}

/** The rows with every time `earlierBy` milliseconds before. */
export function moved(rows: readonly CutRow[], earlierBy: number): TimedRow[] {
  const written = (part: Part): string | Slot => {
    if (typeof part === "string" || "as" in part) return part;
    const iso = new Date(part.at - earlierBy).toISOString();
    return `${iso.slice(0, 10)}${part.between}${iso.slice(11, -1)}${part.zone}`;
  };
  return rows.map(({ table, parts }) => ({ table, parts: joined<Slot>(parts.map(written)) }));
}

/** The line of one copy, in COPY's text format. */
export function lineOf({ parts }: TimedRow, copy: CopyOf): string {
  let line = "";
  for (const part of parts) line += typeof part === "string" ? part : part.as(copy[part.follows]);
  return `${line}\n`;
}
