import type { Locale } from "@/lib/i18n/locales";
import type { ListedMentor } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { inAnyLanguage, mentorView } from "./list-matches";
import { mentoredProgrammes, mentorRows } from "./mentor-rows";

/**
 * The mentors of the programmes that the actor proposes mentors in, with what they take on and have. Throws 404 for
 * anyone who proposes none. One statement.
 */
export function listMentors(actor: Actor, locale: Locale): Promise<ListedMentor[]> {
  return withActor(actor, async (tx, now) => {
    if (!mentoredProgrammes(actor)) throw notFound();
    const rows = await mentorRows(tx, actor, now);
    return rows
      .map((row) => ({
        ...mentorView(row, locale),
        programme: inAnyLanguage(row.programme, locale),
        capacity: row.capacity,
        active: row.active,
        load: row.load ?? 0,
      }))
      .toSorted((one, other) => one.name.localeCompare(other.name, locale));
  });
}
