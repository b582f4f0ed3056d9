import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { demoMail, type DemoMail } from "./schema";

const fileName = /^\d{13}-[0-9a-f]{8}\.json$/;

/** Where the listener keeps its mails; null outside the demo, where the page does not exist. */
function folder(): string | null {
  const { DEMO_MODE, DEMO_MAIL_DIRECTORY } = env();
  return DEMO_MODE && DEMO_MAIL_DIRECTORY ? DEMO_MAIL_DIRECTORY : null;
}

/** True where mails can be read here: the demo with its own listener. */
export function hasDemoOutbox(): boolean {
  return folder() !== null;
}

async function readMail(directory: string, name: string): Promise<DemoMail | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path.join(directory, name), "utf8"));
    return demoMail.parse(parsed);
  } catch {
    // Removed by the listener in this moment, or not a mail: nothing to show.
    return null;
  }
}

/** Received mails, newest first, at most `limit`; `to`: only those whose recipient's address contains it. */
export async function listDemoMail(to = "", limit = 50): Promise<DemoMail[]> {
  const directory = folder();
  if (!directory) return [];
  const names = await readdir(directory).catch(() => [] as string[]);
  const newestFirst = names
    .filter((name) => fileName.test(name))
    .sort()
    .reverse();
  const wanted = to.trim().toLowerCase();
  const found: DemoMail[] = [];
  for (const name of newestFirst) {
    if (found.length >= limit) break;
    const mail = await readMail(directory, name);
    if (mail?.to.some((address) => address.toLowerCase().includes(wanted))) found.push(mail);
  }
  return found;
}

/** One received mail, or null. */
export async function getDemoMail(id: string): Promise<DemoMail | null> {
  const directory = folder();
  const name = `${id}.json`;
  return directory && fileName.test(name) ? readMail(directory, name) : null;
}
