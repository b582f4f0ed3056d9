import { expect } from "vitest";
import { doorAt } from "@/app/[locale]/opens-elsewhere";
import type { Actor } from "@/lib/platform/actor";
import { listTasks } from "@/lib/tasks/queries/list-tasks";

/** What waits for somebody; the page of each task under the acting membership opens for them. */
export async function tasksOf(actor: Actor) {
  const { items } = await listTasks(actor, "en-HK");
  for (const { kind, href, acting } of items) {
    if (!acting) continue;
    const path = href.replace("/en-HK", "").replace(/[?#].*$/, "");
    const found = doorAt(path);
    expect(found, `${kind} leads to ${path}`).not.toBeNull();
    const opened = found && (await found.door(actor, found.given, "en-HK"));
    expect(opened === false || opened === null, `${kind} at ${path}`).toBe(false);
  }
  return items;
}

/** Their kinds, in the order of the list. */
export const kinds = async (actor: Actor) => (await tasksOf(actor)).map(({ kind }) => kind);

/** Each as kind and what it is about. */
export const waiting = async (actor: Actor) =>
  (await tasksOf(actor)).map(({ kind, about }) => `${kind}: ${about}`);
