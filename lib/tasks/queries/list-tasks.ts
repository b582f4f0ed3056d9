import { membershipWords } from "@/lib/accounts/membership-words";
import { listOwnActors } from "@/lib/accounts/queries";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import type { Actor } from "@/lib/platform/actor";
import { databaseNow } from "@/lib/platform/clock";
import { inOneReading } from "@/lib/platform/reading";
import { byUrgency, type Task } from "../task";
import { actAsPath } from "../waiting";
import { tasksFor } from "./tasks-for";

/** What waits for a person, and the moment it was asked at. */
export interface TaskList {
  /** The most urgent first, over all memberships. */
  items: Task[];
  /** ISO, the database's clock: what is overdue is told by it. */
  now: string;
}

/**
 * What waits for the person under every live membership, computed and never stored. Each membership is asked in a
 * transaction of its own, under itself alone, and the answers are only laid side by side. One statement to know the
 * memberships, one for the time, and for each what `tasksFor` says.
 */
export async function listTasks(actor: Actor, locale: Locale): Promise<TaskList> {
  const t = await getTranslator(locale, "accounts");
  const now = (await databaseNow()).toISOString();
  const items: Task[] = [];
  for (const own of await listOwnActors(actor, locale)) {
    const { membership } = own;
    const acting = membership.id === actor.membership?.id;
    const found = await inOneReading(own.actor, () => tasksFor(own, locale, now));
    for (const { path, ...task } of found)
      items.push({
        ...task,
        href: `/${locale}${acting ? path : actAsPath(membership.id, path)}`,
        membershipId: membership.id,
        membership: membershipWords(membership, t),
        acting,
      });
  }
  return { items: items.toSorted(byUrgency), now };
}
