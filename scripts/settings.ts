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
}

const secret = () => randomBytes(32).toString("base64url");

/** The secrets of this machine's own demo, made once. Throws when the folder cannot be written. */
export async function demoSecrets(): Promise<Secrets> {
  const file = path.join(dataFolder, "secrets.json");
  if (existsSync(file)) return JSON.parse(await readFile(file, "utf8")) as Secrets;
  await mkdir(dataFolder, { recursive: true });
  const made: Secrets = {
    ownerPassword: secret(),
    appPassword: secret(),
    sessionSecret: secret(),
    commitmentKey: secret(),
  };
  await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

/** Ends the process with one line, for what the person at the keyboard can mend. */
export function stopWith(line: string): never {
  console.error(line);
  process.exit(1);
}
