import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { ask, select } from "@/lib/platform/sql";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";
import { canConsent } from "@/lib/releases/policy";
import type { SharingTask } from "@/lib/releases/views";
import { owners } from "./sharing-statement";

/** A request without an answer, or an answered release that names somebody since. */
const waits = (now: Date) => sql<boolean>`(
  (r.state = 'asked' AND r.valid_until > ${now})
  OR (r.state = 'granted' AND r.granted_until > ${now}
      AND EXISTS (SELECT 1 FROM release_readers e WHERE e.release_id = r.id AND e.state = 'named')))`;

/** What of a startup waits for an owner's answer, as a statement or a part of one. */
export const sharingTasks = (
  { startupId, applicationId }: { startupId: string; applicationId?: string | undefined },
  now: Date,
) =>
  select
    .selectFrom("releases as r")
    .innerJoin("applications as a", "a.id", "r.application_id")
    .innerJoin("intakes as i", "i.id", "a.intake_id")
    .innerJoin("organisations as o", "o.id", "r.organisation_id")
    .where("r.startup_id", "=", startupId)
    .where("a.partner_ended_at", "is", null)
    .$if(applicationId !== undefined, (of) =>
      of.where("r.application_id", "=", applicationId ?? ""),
    )
    .where(waits(now))
    .orderBy("r.created_at")
    .orderBy("r.id")
    .limit(50)
    .select((of) => [
      "r.id",
      "r.state",
      "r.sections",
      "r.application_id as applicationId",
      of.ref("o.short_name").$castTo<LocalisedText>().as("partner"),
      of.ref("i.name").$castTo<LocalisedText>().as("intake"),
      jsonArrayFrom(owners(startupId, now)).as("owners"),
    ]);

type Row = InferResult<ReturnType<typeof sharingTasks>>[number];

/** One of them as the page shows it to the actor. */
export function sharingTaskFrom(actor: Actor, row: Row, locale: Locale): SharingTask {
  const { id, state, sections, applicationId, partner, intake } = row;
  return {
    releaseId: id,
    applicationId,
    kind: state === "asked" ? ("request" as const) : ("reader" as const),
    sections: sections?.length ?? 0,
    partner: inLocale(partner, locale),
    intake: inLocale(intake, locale),
    mayAnswer: canConsent(actor, "startup").may,
    owners: row.owners.map(({ name }) => name),
  };
}

/**
 * What waits for an owner of the acting startup: requests without an answer, and people named after an answer. Empty for
 * everybody else; editors and viewers see that there is something. One statement.
 */
export function listSharingTasks(
  actor: Actor,
  locale: Locale,
  filter: { applicationId?: string } = {},
): Promise<SharingTask[]> {
  const startupId = actor.membership?.startupId;
  if (!startupId) return Promise.resolve([]);
  return withActor(actor, async (tx, now) => {
    const waiting = await ask(tx, sharingTasks({ startupId, ...filter }, now));
    return waiting.map((row) => sharingTaskFrom(actor, row, locale));
  });
}
