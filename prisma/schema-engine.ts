import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";

/** Folder that holds schema.prisma, models/ and migrations/. */
export const prismaFolder = import.meta.dirname;
const migrationsFolder = path.join(prismaFolder, "migrations");
const noFilter = { externalTables: [], externalEnums: [] };

export interface SchemaFile {
  path: string;
  content: string;
}

/** Every .prisma file as the engine wants it. */
async function schemaFiles(): Promise<SchemaFile[]> {
  const models = (await readdir(path.join(prismaFolder, "models"))).map((name) => `models/${name}`);
  const paths = ["schema.prisma", ...models.toSorted()].map((name) =>
    path.join(prismaFolder, name),
  );
  return Promise.all(
    paths.map(async (file) => ({ path: file, content: await readFile(file, "utf8") })),
  );
}

/** Every migration on disk, oldest first: `{path: folder name, migrationFile}`. */
async function migrationsOnDisk() {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
  return Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: await readFile(path.join(migrationsFolder, name, "migration.sql"), "utf8"),
        },
      },
    })),
  );
}

async function migrationList() {
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(path.join(migrationsFolder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await migrationsOnDisk(),
  };
}

/** Names of the migrations this build expects to find applied, oldest first. */
export async function expectedMigrations(): Promise<string[]> {
  return (await migrationsOnDisk()).map((migration) => migration.path);
}

/**
 * The adapter splits a script at every semicolon, which cuts functions in half; Postgres takes a whole script in one
 * simple query, and runs it in one transaction.
 */
function wholeScriptAdapter(connectionString: string, opened: pg.Pool[]) {
  const factory = new PrismaPg({ connectionString });
  const connect = async (open: () => ReturnType<PrismaPg["connect"]>) => {
    const adapter = await open();
    const pool = adapter.underlyingDriver();
    pool.on("error", () => undefined);
    opened.push(pool);
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  };
  return bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => connect(() => factory.connect()),
    connectToShadowDb: () => connect(() => factory.connectToShadowDb()),
  });
}

type EngineGlue = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");
let glueOnce: Promise<EngineGlue> | undefined;

/** The glue holds one WebAssembly instance for the whole process; a second instantiation would corrupt the first. */
function engineGlue(): Promise<EngineGlue> {
  glueOnce ??= (async () => {
    const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
    const wasm = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
    glue.__wbg_set_wasm(instance.exports);
    if (typeof instance.exports.__wbindgen_start === "function")
      instance.exports.__wbindgen_start();
    return glue;
  })();
  return glueOnce;
}

type Engine = Awaited<ReturnType<EngineGlue["SchemaEngine"]["new"]>>;

/** Runs `work` with an engine on that database and closes the connections, which the engine itself never does. */
async function withEngine<T>(
  connectionString: string,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const glue = await engineGlue();
  const datamodels = (await schemaFiles()).map((file): [string, string] => [
    file.path,
    file.content,
  ]);
  const opened: pg.Pool[] = [];
  const adapter = wholeScriptAdapter(connectionString, opened);
  try {
    return await work(await glue.SchemaEngine.new({ datamodels }, () => undefined, adapter));
  } finally {
    await Promise.all(opened.map((pool) => pool.end()));
  }
}

/**
 * Applies what is missing, each migration in its own transaction, and writes the genuine `_prisma_migrations`.
 * Returns the names applied now. Throws with the engine's sentence when one fails.
 */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  const migrationsList = await migrationList();
  return withEngine(connectionString, async (engine) => {
    const result = await engine.applyMigrations({ migrationsList, filters: noFilter });
    return result.appliedMigrationNames;
  });
}

/**
 * The SQL that leads from other models (`{path, content}` each; none: from an empty database) to the models on disk.
 * Returns '' when they are equal. The engine wants a live connection, of which it reads nothing.
 */
export async function diffSql(from: SchemaFile[], connectionString: string): Promise<string> {
  const files = await schemaFiles();
  const result = await withEngine(connectionString, (engine) =>
    engine.diff({
      from: from.length ? { tag: "schemaDatamodel", files: from } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: files },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  );
  const text = result.stdout ?? "";
  return text.includes("This is an empty migration") ? "" : text;
}
