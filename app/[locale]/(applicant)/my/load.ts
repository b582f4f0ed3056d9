import { listApplications } from "@/lib/applications/queries/list-applications";
import { listOpenIntakes } from "@/lib/applications/queries/list-intakes";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { inOneReading } from "@/lib/platform/reading";
import { listTeamTasks } from "@/lib/reviews/queries/list-team-tasks";
import { getMyStartups } from "@/lib/startups/queries";

/** A founder's first page in four statements: startups, applications, what waits for an answer, and open intakes. */
export async function loadMyPage(actor: Actor, locale: Locale) {
  const own = await inOneReading(actor, async () => {
    const startups = await getMyStartups(actor);
    const applications = startups.acting ? await listApplications(actor, {}, { locale }) : null;
    return { startups, applications, tasks: await listTeamTasks(actor, locale) };
  });
  const { items: intakes } = await listOpenIntakes(locale);
  return { ...own, intakes };
}
