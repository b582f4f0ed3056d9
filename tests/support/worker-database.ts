import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { templateDatabase } from "./postgres";

const server = inject("server");
// A database for each test file: what one file leaves behind, no other can trip over.
const database = `portal_file_${randomUUID().replaceAll("-", "")}`;
const urlOf = (template: string, name: string) => template.replace(/DATABASE$/, name);

/** Owner's connection string of this file's database: for clocks and for looking behind the walls. */
export const ownerUrl = urlOf(server.ownerUrl, database);

const filesFolder = path.join(server.filesFolder, database);
mkdirSync(filesFolder, { recursive: true });

Object.assign(process.env, {
  NODE_ENV: "test",
  APP_ORIGIN: "http://127.0.0.1:3999",
  NEXTAUTH_URL: "http://127.0.0.1:3999",
  DATABASE_URL: urlOf(server.appUrl, database),
  DATABASE_POOL: "6",
  DATABASE_WAIT_MS: "15000",
  SESSION_SECRET: "test-session-secret-of-enough-length-000",
  COMMITMENT_KEY: "test-commitment-key-of-enough-length-000",
  AUDIT_SIGNING_KEY: Buffer.alloc(32, "audit").toString("base64url"),
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_FROM: "Co-Incubation <portal@portal.test>",
  STORAGE_DIRECTORY: filesFolder,
  LOG_LEVEL: "silent",
});

async function asOwner(name: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(server.ownerUrl, name) });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  const client = new pg.Client({ connectionString: urlOf(server.ownerUrl, "postgres") });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${database} TEMPLATE ${templateDatabase}`);
  } finally {
    await client.end();
  }
  await setClock(0);
});

afterAll(async () => {
  const { closeDatabase } = await import("@/lib/platform/db");
  const { closeQueue } = await import("@/lib/platform/jobs");
  await closeQueue();
  await closeDatabase();
});

/** Moves the database's clock `milliseconds` away from the wall clock (owner only; test database only). */
export async function setClock(milliseconds: number): Promise<void> {
  await asOwner(database, `UPDATE deployments SET clock_offset_ms = ${Math.round(milliseconds)}`);
}

/** Runs SQL as the owner, past every policy: to arrange the impossible or to look at what is really stored. */
export async function ownerQuery<T extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
