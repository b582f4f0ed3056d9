import { foldText } from "@/lib/applications/search-text";
import { countryCode } from "./countries";
import type { Columns, ImportField, Reason, ReasonCode } from "./schema";
import { readWebsite } from "./website";

/** One startup as a row tells it; a fact that is not there is null. */
export interface ImportedFacts {
  name: string;
  oneLiner: string | null;
  description: string | null;
  tags: string[];
  city: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  foundedYear: number | null;
  /** ISO date, when the file gives a whole date. */
  foundedOn: string | null;
  teamSize: number | null;
  website: string | null;
  websiteDomain: string | null;
}

export type JudgedRow =
  | { taken: true; facts: ImportedFacts; key: string; notes: Reason[] }
  | { taken: false; reasons: Reason[] };

/** Longest text of each field in characters: what a startup's profile holds. A read website has a limit of its own. */
export const fieldLimits = {
  name: 160,
  oneLiner: 200,
  description: 4_000,
  tags: 2_000,
  city: 80,
  country: 80,
  yearFounded: 40,
  teamSize: 40,
  website: 500,
} as const satisfies Record<ImportField, number>;

const reason = (code: ReasonCode, params: Reason["params"] = {}): Reason => ({ code, params });

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Line ends made one, edges trimmed; control characters taken away. */
const paragraphs = (text: string) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();

/** The cells a row has for each field, before they are judged. */
export function valuesOf(
  cells: readonly string[],
  columns: Columns,
): Partial<Record<ImportField, string>> {
  return Object.fromEntries(
    Object.entries(columns).map(([field, index]) => [field, cells[index] ?? ""]),
  );
}

/**
 * Judges one row by itself: what it tells, its key within the intake (`d:<domain>`, else `n:<name>|<city>`, folded), and
 * what is worth noting; or every reason why it is not taken. `thisYear` bounds the year of foundation.
 */
export function judgeRow(
  cells: readonly string[],
  columns: Columns,
  headerCount: number,
  thisYear: number,
): JudgedRow {
  const raw = valuesOf(cells, columns);
  const refusals = tooLong(raw);
  const name = oneLine(paragraphs(raw.name ?? ""));
  if (name === "") refusals.push(reason("missing_name"));
  const website = readWebsite(raw.website ?? "");
  if (website.kind === "unreadable") refusals.push(reason("unreadable_website"));
  const founded = readYear(raw.yearFounded ?? "", thisYear);
  if (founded === "bad") refusals.push(reason("bad_year"));
  const teamSize = readCount(raw.teamSize ?? "");
  if (teamSize === "bad") refusals.push(reason("bad_team_size"));
  if (refusals.length > 0 || founded === "bad" || teamSize === "bad")
    return { taken: false, reasons: refusals };
  const read = website.kind === "read" ? website : null;
  const facts: ImportedFacts = {
    name,
    oneLiner: oneLine(paragraphs(raw.oneLiner ?? "")) || null,
    description: paragraphs(raw.description ?? "") || null,
    tags: readTags(raw.tags ?? ""),
    city: oneLine(raw.city ?? "") || null,
    country: countryCode(raw.country ?? ""),
    ...founded,
    teamSize,
    website: read?.url ?? null,
    websiteDomain: read?.domain ?? null,
  };
  const notes = notesOn(facts, raw, website, cells.length > headerCount);
  return { taken: true, facts, key: keyOf(facts), notes };
}

/** Within its intake a startup is known by its website's domain, else by name and city. */
export const keyOf = (facts: Pick<ImportedFacts, "name" | "city" | "websiteDomain">): string =>
  facts.websiteDomain
    ? `d:${facts.websiteDomain}`
    : `n:${foldText(facts.name)}|${foldText(facts.city ?? "")}`;

function tooLong(raw: Partial<Record<ImportField, string>>): Reason[] {
  return Object.entries(fieldLimits).flatMap(([field, max]) => {
    const text = raw[field as ImportField]?.trim() ?? "";
    return text.length > max ? [reason("too_long", { field, max })] : [];
  });
}

function notesOn(
  facts: ImportedFacts,
  raw: Partial<Record<ImportField, string>>,
  website: ReturnType<typeof readWebsite>,
  hasExtraCells: boolean,
): Reason[] {
  const notes: Reason[] = [];
  if (facts.description === null) notes.push(reason("missing_description"));
  if (website.kind === "none" && website.stray) notes.push(reason("empty_website"));
  if (website.kind === "read" && website.further) notes.push(reason("first_website_taken"));
  if (website.kind === "read" && website.domain === null) notes.push(reason("shared_website"));
  if (facts.country === null && (raw.country ?? "").trim() !== "")
    notes.push(reason("unknown_country"));
  if (hasExtraCells) notes.push(reason("extra_cells"));
  return notes;
}

type Founded = Pick<ImportedFacts, "foundedYear" | "foundedOn">;

/** A year, a whole ISO date, or a year as a spreadsheet writes it (2021.0); nothing at all is fine. */
function readYear(text: string, thisYear: number): Founded | "bad" {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return { foundedYear: null, foundedOn: null };
  const match = /^(\d{4})(?:\.0+)?$|^(\d{4})-(\d{2})-(\d{2})$/.exec(plain);
  const year = Number(match?.[1] ?? match?.[2]);
  if (!match || year < 1900 || year > thisYear) return "bad";
  if (!match[2]) return { foundedYear: year, foundedOn: null };
  const isDate =
    !Number.isNaN(Date.parse(plain)) && new Date(plain).toISOString().startsWith(plain);
  return isDate ? { foundedYear: year, foundedOn: plain } : "bad";
}

/** A whole number up to 100,000, thousands separated or not; nothing at all is fine. */
function readCount(text: string): number | null | "bad" {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return null;
  if (!/^\d{1,7}(\.0+)?$|^\d{1,3}(,\d{3}){1,2}$/.test(plain)) return "bad";
  const count = Math.trunc(Number(plain.replaceAll(",", "")));
  return count <= 100_000 ? count : "bad";
}

function readTags(text: string): string[] {
  const separator = /[;；|、]/.test(text) ? /[;；|、]/ : /[,，]/;
  const tags = text.split(separator).map((tag) => oneLine(tag).slice(0, 60));
  return [...new Set(tags.filter(Boolean))].slice(0, 30);
}
