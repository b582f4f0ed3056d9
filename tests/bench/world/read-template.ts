import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";

/**
 * Whose copy a row or an id follows: an application's (with its startup and team), a past intake's, a reviewer's or a
 * mentor's. What follows nobody (organisations, programmes, forms, staff) is there once.
 */
export type Follows = "application" | "intake" | "reviewer" | "mentor";

/** A row as COPY's text format writes it, a value a column of its table. */
export interface TemplateRow {
  table: string;
  values: string[];
}

export interface TemplateApplication {
  /** `<intake>/<startup>` of the plan: "present/kinyuen". */
  key: string;
  rows: TemplateRow[];
  /** Words of this application alone that a copy says in its own way. */
  words: { names: string[]; domains: string[]; emails: string[]; reference: string };
}

export interface Template {
  /** Names of a table's columns in the order of its rows' values. */
  columns: Map<string, string[]>;
  applications: TemplateApplication[];
  intake: TemplateRow[];
  reviewers: TemplateRow[];
  mentors: TemplateRow[];
  /** Addresses of reviewers and mentors. */
  poolEmails: Map<string, "reviewer" | "mentor">;
  follows: Map<string, Follows>;
}

/** Derived, the deployment's own, or gone within the hour: nothing of it is copied. */
const left = new Set([
  "_prisma_migrations",
  "application_counts",
  "audit_blocks",
  "audit_checks",
  "audit_pending",
  "data_exports",
  "deployments",
  "document_copies",
  "idempotency_keys",
  "rate_limits",
  "sessions",
  "sign_in_codes",
  "worker_heartbeats",
]);

/** The intake of the template whose applications are decided; older ones are copies of it. */
const intakeKeys: readonly [start: string, key: string][] = [
  ["immunology-", "other"],
  ["autumn-", "present"],
];

type Value = (row: TemplateRow, column: string) => string | null;

/** Reads every row of the template. `folder` is one that Postgres may write files to. */
export async function readTemplate(owner: pg.Client, folder: string): Promise<Template> {
  const columns = await columnsOf(owner);
  const rows = new Map<string, TemplateRow[]>();
  for (const [table, names] of columns)
    rows.set(table, await readTable(owner, folder, table, names));
  const of: Value = (row, column) => {
    const value = row.values[columns.get(row.table)?.indexOf(column) ?? -1];
    return value === undefined || value === "\\N" ? null : value;
  };
  const all = [...rows.values()].flat();
  const applications = (rows.get("applications") ?? []).map((row) =>
    applicationOf(row, rows, all, of),
  );
  const pool = poolOf(rows, of);
  const past = (rows.get("intakes") ?? []).find((row) => intakeKey(of(row, "slug")) === "last");
  const pastId = past ? of(past, "id") : null;
  const intake = all.filter(
    (row) =>
      (row.table === "intakes" && of(row, "id") === pastId) ||
      (of(row, "intake_id") === pastId &&
        row.table !== "applications" &&
        !of(row, "application_id")),
  );
  const follows = new Map<string, Follows>();
  const note = (given: readonly TemplateRow[], kind: Follows) => {
    for (const row of given) {
      const id = of(row, "id");
      if (id) follows.set(id, kind);
    }
  };
  note(intake, "intake");
  note(pool.reviewers, "reviewer");
  note(pool.mentors, "mentor");
  for (const each of applications) note(each.rows, "application");
  return { columns, applications, intake, follows, ...pool };
}

async function columnsOf(owner: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `SELECT c.table_name AS table, c.column_name AS column
       FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
      ORDER BY c.table_name, c.ordinal_position`,
  );
  const columns = new Map<string, string[]>();
  for (const { table, column } of rows) {
    // A copy of an event takes its own place in the trail.
    if (left.has(table) || (table === "audit_events" && column === "seq")) continue;
    columns.set(table, [...(columns.get(table) ?? []), column]);
  }
  return columns;
}

async function readTable(
  owner: pg.Client,
  folder: string,
  table: string,
  columns: string[],
): Promise<TemplateRow[]> {
  const file = path.join(folder, `${table}.template`);
  const order = table === "audit_events" ? "ORDER BY seq" : "";
  await owner.query(`COPY (SELECT ${columnList(columns)} FROM ${table} ${order}) TO '${file}'`);
  const text = await readFile(file, "utf8");
  await rm(file);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => ({ table, values: line.split("\t") }));
}

/** Column names for a COPY statement. */
export const columnList = (columns: readonly string[]): string =>
  columns.map((name) => `"${name}"`).join(", ");

const intakeKey = (slug: string | null): string => {
  if (slug === `spring-${new Date().getFullYear()}`) return "last";
  return intakeKeys.find(([start]) => slug?.startsWith(start))?.[1] ?? "open";
};

function applicationOf(
  row: TemplateRow,
  rows: Map<string, TemplateRow[]>,
  all: readonly TemplateRow[],
  of: Value,
): TemplateApplication {
  const id = of(row, "id");
  const startupId = of(row, "startup_id");
  const startup = rows.get("startups")?.find((each) => of(each, "id") === startupId);
  const intake = rows.get("intakes")?.find((each) => of(each, "id") === of(row, "intake_id"));
  const team = (rows.get("memberships") ?? []).filter(
    (each) => of(each, "startup_id") === startupId,
  );
  const members = new Set(team.map((each) => of(each, "person_id")));
  const people = (rows.get("people") ?? []).filter((each) => members.has(of(each, "id")));
  const own = all.filter(
    (each) =>
      each === row ||
      of(each, "application_id") === id ||
      (of(each, "startup_id") === startupId &&
        each.table !== "applications" &&
        !of(each, "application_id")),
  );
  const site = /^https:\/\/([^/]+)/.exec((startup && of(startup, "website")) ?? "")?.[1] ?? "";
  const named = (column: string) => (startup && of(startup, column)) ?? "";
  return {
    key: `${intakeKey(intake ? of(intake, "slug") : null)}/${site.replace(".example", "")}`,
    rows: [...people, ...(startup ? [startup] : []), ...own],
    words: {
      names: ["display_name", "name_en", "name_zh_hant", "name_zh_hans"].map(named).filter(Boolean),
      domains: [site].filter(Boolean),
      emails: people.flatMap((each) => of(each, "email") ?? []),
      reference: of(row, "reference") ?? "",
    },
  };
}

/** Reviewers with profile, and those who only mentor. Whoever does both is copied as a reviewer and mentors once. */
function poolOf(rows: Map<string, TemplateRow[]>, of: Value) {
  const memberships = rows.get("memberships") ?? [];
  const withRole = (role: string) =>
    new Set(
      memberships
        .filter((row) => of(row, "role") === role)
        .flatMap((row) => of(row, "person_id") ?? []),
    );
  const reviewing = withRole("reviewer");
  const mentoring = withRole("mentor");
  const poolEmails = new Map<string, "reviewer" | "mentor">();
  const rowsOf = (kind: "reviewer" | "mentor") => {
    const isIn = (id: string | null) =>
      id !== null &&
      (kind === "reviewer" ? reviewing.has(id) : mentoring.has(id) && !reviewing.has(id));
    const people = (rows.get("people") ?? []).filter((row) => isIn(of(row, "id")));
    for (const row of people) poolEmails.set(of(row, "email") ?? "", kind);
    return [
      ...people,
      ...memberships.filter((row) => isIn(of(row, "person_id")) && of(row, "role") === kind),
      ...(rows.get(`${kind}_profiles`) ?? []).filter((row) => isIn(of(row, "person_id"))),
    ];
  };
  return { reviewers: rowsOf("reviewer"), mentors: rowsOf("mentor"), poolEmails };
}
