import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { askOne, dateIn, select } from "@/lib/platform/sql";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import { sharingTaskFrom, sharingTasks } from "@/lib/releases/queries/list-tasks";
import type { SharingTask } from "@/lib/releases/views";
import { answersEnquiries } from "@/lib/reviews/policy";
import type { QuestionTask } from "@/lib/reviews/views";

/** Questions passed on to a startup that nobody has answered, the one due first at the top. */
const questionTasks = (startupId: string) =>
  select
    .selectFrom("enquiries as e")
    .innerJoin("applications as a", "a.id", "e.application_id")
    .innerJoin("intakes as i", "i.id", "a.intake_id")
    .innerJoin("organisations as o", "o.id", "a.lead_organisation_id")
    .where("a.startup_id", "=", startupId)
    .where("e.state", "=", "with_startup")
    .orderBy("e.due_at")
    .orderBy("e.id")
    .limit(50)
    .select((of) => [
      "e.id",
      "e.application_id as applicationId",
      "e.due_at as dueAt",
      of.ref("o.short_name").$castTo<LocalisedText>().as("lead"),
      of.ref("i.name").$castTo<LocalisedText>().as("intake"),
    ]);

/**
 * What waits for the acting startup beside its applications: requests of a partner for an owner's answer, and reviewers'
 * questions for an owner's or editor's. Empty for everybody else. One statement.
 */
export function listTeamTasks(
  actor: Actor,
  locale: Locale,
): Promise<{ sharing: SharingTask[]; questions: QuestionTask[] }> {
  const startupId = actor.membership?.startupId;
  if (!startupId) return Promise.resolve({ sharing: [], questions: [] });
  return withActor(actor, async (tx, now) => {
    const found = await askOne(
      tx,
      select.selectNoFrom([
        jsonArrayFrom(sharingTasks({ startupId }, now)).as("sharing"),
        jsonArrayFrom(questionTasks(startupId)).as("questions"),
      ]),
    );
    return {
      sharing: (found?.sharing ?? []).map((row) => sharingTaskFrom(actor, row, locale)),
      questions: (found?.questions ?? []).map(({ dueAt, lead, intake, ...task }) => ({
        ...task,
        dueAt: dateIn(dueAt)?.toISOString() ?? null,
        lead: inLocale(lead, locale),
        intake: inLocale(intake, locale),
        mayAnswer: answersEnquiries(actor),
      })),
    };
  });
}
