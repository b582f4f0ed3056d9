import { endedStatuses } from "@/lib/applications/lifecycle";
import { getApplication, type ApplicationView } from "@/lib/applications/queries/get-application";
import { getApplicationForm } from "@/lib/applications/queries/get-application-form";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import { listOpenIntakes } from "@/lib/applications/queries/list-intakes";
import { getReleasedFeedback } from "@/lib/decisions/queries/get-offer";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { inOneReading } from "@/lib/platform/reading";
import { getCopy } from "@/lib/privacy/queries/last-export";
import { listKeptOut } from "@/lib/releases/queries/get-sharing";
import { listSharingTasks } from "@/lib/releases/queries/list-tasks";
import { listEnquiries } from "@/lib/reviews/queries/list-enquiries";

/** One application, its form and what stands beside it, as its own team sees them. Throws 404 for everybody else. */
export function readTeamApplication(actor: Actor, id: string, locale: Locale) {
  return inOneReading(actor, async () => {
    const application = await getApplication(actor, id, { locale, open: [] });
    const page = await getTeamPage(actor, id, locale);
    return { application, page, form: await getApplicationForm(actor, id) };
  });
}

/** The same to be checked before it is sent, with who must not see it. */
export function readToCheck(actor: Actor, id: string, locale: Locale) {
  return inOneReading(actor, async () => ({
    ...(await readTeamApplication(actor, id, locale)),
    keptOut: await listKeptOut(actor, id),
  }));
}

/** The team's copy of the version it sent last (`made` null: not asked for yet); null before the first was sent. */
export async function readVersionCopy(
  actor: Actor,
  { id, startup, version, submittedAt }: ApplicationView,
  locale: Locale,
) {
  if (!startup || !submittedAt || version === 0) return null;
  const of = { startupId: startup.id, applicationId: id, version, locale };
  return { version, made: await getCopy(actor, of) };
}

/** The same with all that the team's page of it shows. */
export function readTracking(actor: Actor, id: string, locale: Locale) {
  return inOneReading(actor, async () => {
    const team = await readTeamApplication(actor, id, locale);
    const { status, intake } = team.application;
    if (status === "draft")
      return {
        ...team,
        keptOut: await listKeptOut(actor, id),
        enquiries: [],
        feedback: null,
        tasks: [],
        copy: null,
        openElsewhere: [],
      };
    const open = endedStatuses.includes(status) ? (await listOpenIntakes(locale)).items : [];
    return {
      ...team,
      keptOut: [],
      enquiries: await listEnquiries(actor, id, locale),
      feedback: await getReleasedFeedback(actor, id),
      tasks: await listSharingTasks(actor, locale, { applicationId: id }),
      copy: await readVersionCopy(actor, team.application, locale),
      openElsewhere: open.filter((each) => each.id !== intake.id),
    };
  });
}
