import { jsonArrayFrom } from "kysely/helpers/postgres";
import { localisedName } from "@/lib/accounts/localised-name";
import { canDeclineOffer } from "@/lib/decisions/offer-policy";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { askOne, dateIn, select } from "@/lib/platform/sql";

/** What a decision waits for from a startup's team. */
export interface DecidedWaits {
  /** Offers to answer, which an owner does. */
  offers: { applicationId: string; intake: string; expiresAt: string }[];
  /** Lines of the onboarding list that are the team's and not ticked. */
  onboarding: { applicationId: string; item: string; due: string | null }[];
}

const offers = (startupId: string) =>
  select
    .selectFrom("offers as o")
    .innerJoin("applications as a", "a.id", "o.application_id")
    .innerJoin("intakes as i", "i.id", "a.intake_id")
    .where("a.startup_id", "=", startupId)
    .where("a.status", "=", "offered")
    .where("o.state", "=", "sent")
    .orderBy("o.expires_at")
    .limit(50)
    .select([
      "a.id as applicationId",
      "a.startup_id as startupId",
      "a.status",
      "o.state",
      "o.expires_at as expiresAt",
      "i.name as intake",
    ]);

const items = (startupId: string) =>
  select
    .selectFrom("onboarding_items as t")
    .innerJoin("applications as a", "a.id", "t.application_id")
    .where("a.startup_id", "=", startupId)
    .where("a.status", "=", "admitted")
    .where("t.owner", "=", "startup")
    .where("t.done_at", "is", null)
    .orderBy("t.due_at")
    .orderBy("t.position")
    .limit(50)
    .select(["a.id as applicationId", "t.label", "t.due_at as dueAt"]);

/** Offers and onboarding that wait for the acting team, as far as the actor can do it; empty for everybody else. One statement. */
export function listDecidedWaits(actor: Actor, locale: Locale): Promise<DecidedWaits> {
  const { startupId = null, role } = actor.membership ?? {};
  if (!startupId || role === "viewer") return Promise.resolve({ offers: [], onboarding: [] });
  return withActor(actor, async (tx, now) => {
    const found = await askOne(
      tx,
      select.selectNoFrom([
        jsonArrayFrom(offers(startupId)).as("offers"),
        jsonArrayFrom(items(startupId)).as("onboarding"),
      ]),
    );
    return {
      offers: (found?.offers ?? [])
        .map((row) => ({ ...row, expiresAt: dateIn(row.expiresAt), isCurrent: true }))
        .filter((offer) => canDeclineOffer(actor, offer, now).may)
        .map(({ applicationId, intake, expiresAt }) => ({
          applicationId,
          intake: localisedName(intake, locale),
          expiresAt: expiresAt.toISOString(),
        })),
      onboarding: (found?.onboarding ?? []).map(({ applicationId, label, dueAt }) => ({
        applicationId,
        item: localisedName(label, locale),
        due: dateIn(dueAt)?.toISOString() ?? null,
      })),
    };
  });
}
