import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Locale } from "@/lib/i18n/locales";
import { canConsent } from "@/lib/mentoring/policy";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { askOne, dateIn, select } from "@/lib/platform/sql";
import { inLocale, type LocalisedText } from "@/lib/programmes/localised";

/** What mentoring waits for from a startup's team. */
export interface TeamWaits {
  /** Mentors proposed to it whom it has not answered; an owner does. */
  proposals: { applicationId: string; mentor: string; answerBy: string | null }[];
  /** Admitted, and the card for mentors is not approved: a team member writes it, an owner approves it. */
  cards: { applicationId: string; intake: string }[];
}

const proposals = (startupId: string) =>
  select
    .selectFrom("matches as m")
    .innerJoin("applications as a", "a.id", "m.application_id")
    .innerJoin("people as u", "u.id", "m.mentor_person_id")
    .where("a.startup_id", "=", startupId)
    .where("a.status", "=", "admitted")
    .where("m.state", "=", "proposed")
    .where("m.startup_accepted_at", "is", null)
    .orderBy("m.proposed_at")
    .limit(50)
    .select([
      "m.application_id as applicationId",
      "u.display_name as mentor",
      "m.answer_by as answerBy",
    ]);

const cards = (startupId: string) =>
  select
    .selectFrom("applications as a")
    .innerJoin("intakes as i", "i.id", "a.intake_id")
    .leftJoin("mentor_cards as c", "c.application_id", "a.id")
    .where("a.startup_id", "=", startupId)
    .where("a.status", "=", "admitted")
    .where("c.approved_at", "is", null)
    .limit(50)
    .select((of) => [
      "a.id as applicationId",
      of.ref("i.name").$castTo<LocalisedText>().as("intake"),
      sql<boolean>`c.application_id IS NOT NULL`.as("isWritten"),
    ]);

/** What mentoring waits for from the acting team, as far as the actor can do it; empty for everybody else. One statement. */
export function listTeamWaits(actor: Actor, locale: Locale): Promise<TeamWaits> {
  const { startupId = null, role } = actor.membership ?? {};
  if (!startupId || role === "viewer") return Promise.resolve({ proposals: [], cards: [] });
  return withActor(actor, async (tx) => {
    const found = await askOne(
      tx,
      select.selectNoFrom([
        jsonArrayFrom(proposals(startupId)).as("proposals"),
        jsonArrayFrom(cards(startupId)).as("cards"),
      ]),
    );
    const consents = canConsent(actor, startupId).may;
    return {
      proposals: (consents ? (found?.proposals ?? []) : []).map(({ answerBy, ...each }) => ({
        ...each,
        answerBy: dateIn(answerBy)?.toISOString() ?? null,
      })),
      cards: (found?.cards ?? [])
        .filter(({ isWritten }) => consents || !isWritten)
        .map(({ applicationId, intake }) => ({ applicationId, intake: inLocale(intake, locale) })),
    };
  });
}
