import { z } from "zod";

/** What a column of an import file can mean. Only `name` must be there. */
export const importFields = [
  "name",
  "oneLiner",
  "description",
  "tags",
  "city",
  "country",
  "yearFounded",
  "teamSize",
  "website",
] as const;
export type ImportField = (typeof importFields)[number];

/** Largest file in bytes, most rows and most columns that one import takes. */
export const importMaxBytes = 20_000_000;
export const importMaxRows = 5_000;
export const importMaxColumns = 100;

export const importEncodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "gb18030",
  "big5",
  "windows-1252",
] as const;
export type ImportEncoding = (typeof importEncodings)[number];

export const separators = [",", ";", "\t", "|"] as const;
export type Separator = (typeof separators)[number];

export const importStates = ["uploaded", "previewed", "running", "done", "failed"] as const;
export type ImportState = (typeof importStates)[number];

export const importRowStates = ["ready", "duplicate", "refused", "imported", "skipped"] as const;
export type ImportRowState = (typeof importRowStates)[number];

/** Why a row is not taken. Sentences: `imports.reasons.<code>`. */
export const refusalCodes = [
  "missing_name",
  "too_long",
  "unreadable_website",
  "bad_year",
  "bad_team_size",
] as const;

/** What is worth knowing of a row that is taken. */
export const noteCodes = [
  "missing_description",
  "description_shortened",
  "empty_website",
  "first_website_taken",
  "shared_website",
  "unknown_country",
  "same_name",
  "extra_cells",
] as const;

export const duplicateCodes = ["duplicate_in_file", "already_imported"] as const;

export const reasonCodes = [...refusalCodes, ...noteCodes, ...duplicateCodes] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const reasonSchema = z.strictObject({
  code: z.enum(reasonCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Reason = z.output<typeof reasonSchema>;

const column = z
  .int()
  .min(0)
  .max(importMaxColumns - 1);

/** Which column holds what, by index from 0; a field that is absent is not in the file. */
export const columnsSchema = z
  .strictObject({
    name: column.optional(),
    oneLiner: column.optional(),
    description: column.optional(),
    tags: column.optional(),
    city: column.optional(),
    country: column.optional(),
    yearFounded: column.optional(),
    teamSize: column.optional(),
    website: column.optional(),
  } satisfies Record<ImportField, z.ZodType>)
  .refine(
    (columns) => new Set(Object.values(columns)).size === Object.values(columns).length,
    "imports.column_twice",
  );
export type Columns = z.output<typeof columnsSchema>;

/** What import_batches.mapping holds: how the file was read and what its columns mean. */
export const mappingSchema = z.strictObject({
  headers: z.array(z.string()),
  encoding: z.enum(importEncodings),
  separator: z.enum(separators),
  columns: columnsSchema,
});
export type Mapping = z.output<typeof mappingSchema>;

/** Query of an upload; the file itself is the body (application/octet-stream). */
export const uploadQuerySchema = z.strictObject({
  intake: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(200),
  encoding: z.enum(importEncodings).optional(),
});

export const mappingBodySchema = z.strictObject({ columns: columnsSchema });

export const rowDecisionSchema = z.strictObject({ accept: z.boolean() });

export interface ImportCounts {
  ready: number;
  duplicate: number;
  refused: number;
  skipped: number;
  imported: number;
}

/** One import as its page shows it. */
export interface ImportBatchDto {
  id: string;
  state: ImportState;
  fileName: string;
  intake: { slug: string; name: string };
  createdBy: string | null;
  createdAt: string;
  finishedAt: string | null;
  mapping: Mapping;
  counts: ImportCounts;
  rowCount: number;
  doneCount: number;
  failure: string | null;
}

export interface ImportRowDto {
  line: number;
  state: ImportRowState;
  reasons: Reason[];
  values: Partial<Record<ImportField, string>>;
  /** Once imported, where it can be opened. */
  applicationId: string | null;
}
