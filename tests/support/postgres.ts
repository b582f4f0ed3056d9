import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "@/prisma/migrate";
import { ensureDatabase, startEmbeddedDatabase } from "@/scripts/embedded-database";

export interface TestServer {
  ownerUrl: string;
  appUrl: string;
  /** Goes with the run; each test file keeps its uploads below it. */
  filesFolder: string;
}

declare module "vitest" {
  interface ProvidedContext {
    server: TestServer;
  }
}

export const templateDatabase = "portal_template";

/** Starts one Postgres for the run and migrates the template that every worker clones. The run leaves nothing behind. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-test-"));
  // Also when the run is interrupted, or this very function fails.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const server = await startEmbeddedDatabase({
    directory: path.join(folder, "pg"),
    ownerPassword: "owner",
    appPassword: "app",
    persistent: false,
    // Nothing in a test outlives the run: durability would only cost time.
    flags: [
      "-c",
      "fsync=off",
      "-c",
      "synchronous_commit=off",
      "-c",
      "full_page_writes=off",
      "-c",
      "max_connections=200",
    ],
  });
  await ensureDatabase(server.ownerUrl("postgres"), templateDatabase);
  await migrateDatabase(server.ownerUrl(templateDatabase), server.appUrl(templateDatabase));
  const client = new pg.Client({ connectionString: server.ownerUrl(templateDatabase) });
  await client.connect();
  await client.query("UPDATE deployments SET mode = 'test'");
  await client.end();
  project.provide("server", {
    ownerUrl: server.ownerUrl("DATABASE"),
    appUrl: server.appUrl("DATABASE"),
    filesFolder: path.join(folder, "files"),
  });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
