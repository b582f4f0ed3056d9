import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");

/** Folder of everything that `npm start` makes: the database, uploads, mails, secrets. Ignored by git. */
export const dataFolder = path.resolve(process.env.PORTAL_DATA ?? path.join(root, ".data"));

export interface Secrets {
  ownerPassword: string;
  appPassword: string;
  sessionSecret: string;
  commitmentKey: string;
  auditSigningKey: string;
}

const secret = () => randomBytes(32).toString("base64url");

/**
 * The secrets of this machine's own demo, each made once; one that a newer build needs joins those in the file. Throws
 * when the folder cannot be written.
 */
export async function demoSecrets(): Promise<Secrets> {
  const file = path.join(dataFolder, "secrets.json");
  const kept = existsSync(file)
    ? (JSON.parse(await readFile(file, "utf8")) as Partial<Secrets>)
    : {};
  const made: Secrets = {
    ownerPassword: kept.ownerPassword ?? secret(),
    appPassword: kept.appPassword ?? secret(),
    sessionSecret: kept.sessionSecret ?? secret(),
    commitmentKey: kept.commitmentKey ?? secret(),
    auditSigningKey: kept.auditSigningKey ?? secret(),
  };
  if (Object.keys(kept).length === Object.keys(made).length) return made;
  await mkdir(dataFolder, { recursive: true });
  await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

/**
 * Node's flags for the web process. Left alone V8 lets the heap grow to a quarter of the machine before it collects; the
 * pages live in some 110 MB, and one web process keeps to 500 MB in all (docs/performance.md).
 */
export const webFlags = "--max-old-space-size=320";

/**
 * How Next serves the built pages on the loopback. An idle connection stays for longer than proxies and clients keep theirs
 * (a minute, mostly): of the other way round, a request that meets the closing is lost.
 */
export const servePages = (port: number): string[] => [
  "start",
  "-p",
  String(port),
  "-H",
  "127.0.0.1",
  "--keepAliveTimeout",
  "75000",
];

/** Ends the process with one line, for what the person at the keyboard can mend. */
export function stopWith(line: string): never {
  console.error(line);
  process.exit(1);
}
