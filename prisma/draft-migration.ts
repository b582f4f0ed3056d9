import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedDatabase } from "@/scripts/embedded-database";
import { diffSql, prismaFolder, type SchemaFile } from "./schema-engine";

// Development only. `npm run db:draft` prints the SQL that leads from the committed models to those on disk, to be put in
// a new migration folder; `npm run db:draft -- --first` rewrites the first table migration while nothing is released.
const first = process.argv.includes("--first");

function committedModels(): SchemaFile[] {
  const git = (...given: string[]) => execFileSync("git", given, { encoding: "utf8" });
  const names = git("ls-tree", "-r", "--name-only", "HEAD", "prisma").split("\n");
  return names
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({ path: name, content: git("show", `HEAD:${name}`) }));
}

const directory = await mkdtemp(path.join(tmpdir(), "portal-draft-"));
// Also when Postgres does not start or the run is interrupted.
process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
const server = await startEmbeddedDatabase({
  directory: path.join(directory, "pg"),
  ownerPassword: "draft",
  appPassword: "draft",
  persistent: false,
});
try {
  const sql = await diffSql(first ? [] : committedModels(), server.ownerUrl("postgres"));
  if (first) {
    const folder = path.join(prismaFolder, "migrations", "20261122000100_tables");
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "migration.sql"), sql);
  } else console.log(sql || "-- nothing to do: the models are as committed");
} finally {
  await server.stop();
}
process.exit(0);
