import { sql } from "kysely";
import { barTouches, whoActs } from "@/lib/access/scope";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { ask, select } from "@/lib/platform/sql";
import { canConsent } from "@/lib/releases/policy";

/** A signed agreement that one side has not confirmed. */
export interface UnconfirmedAgreement {
  applicationId: string;
  reference: string;
  startup: string;
}

const unconfirmed = (actor: Actor, side: "startup" | "partner", now: Date) => {
  const { startupId = null, organisationId = null, programmeId = null } = actor.membership ?? {};
  return select
    .selectFrom("cdas as c")
    .innerJoin("applications as a", "a.id", "c.application_id")
    .where("a.partner_ended_at", "is", null)
    .where("c.file_state", "=", "clean")
    .where("c.expires_at", ">", now)
    .where(
      sql.ref(side === "startup" ? "c.startup_confirmed_by_id" : "c.partner_confirmed_by_id"),
      "is",
      null,
    )
    .$if(side === "startup", (of) => of.where("c.startup_id", "=", startupId ?? ""))
    .$if(side === "partner", (of) =>
      of
        .where("c.organisation_id", "=", organisationId ?? "")
        .where((all) => all.not(barTouches("c.application_id", whoActs(actor)))),
    )
    .$if(programmeId !== null, (of) => of.where("c.programme_id", "=", programmeId ?? ""))
    .orderBy("c.uploaded_at")
    .limit(50)
    .select(["a.id as applicationId", "a.reference", "a.list_name as startup"]);
};

/** Signed agreements that wait for the actor's side: an owner's or the partner's lead. Empty for everybody else. One statement. */
export function listUnconfirmed(actor: Actor): Promise<UnconfirmedAgreement[]> {
  const isPartner = actor.membership?.role === "partner_lead" && actor.membership.organisationId;
  const isOwner = actor.membership?.startupId && canConsent(actor, "startup").may;
  if (!isPartner && !isOwner) return Promise.resolve([]);
  return withActor(actor, (tx, now) =>
    ask(tx, unconfirmed(actor, isPartner ? "partner" : "startup", now)),
  );
}
