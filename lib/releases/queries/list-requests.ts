import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { barTouches, whoActs } from "@/lib/access/scope";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { ask, select } from "@/lib/platform/sql";
import { readerStandingOf, standingOf, wordOf } from "@/lib/releases/lifecycle";
import type { Standing } from "@/lib/releases/schema";
import type { RequestLine } from "@/lib/releases/views";

/** Rows of one list; more than a partner has running at once. */
const most = 200;

/** Those a release names, each with their name; `r` is the release of a statement. */
const readers = select
  .selectFrom("release_readers as e")
  .innerJoin("people as p", "p.id", "e.person_id")
  .where(sql<boolean>`e.release_id = r.id`)
  .orderBy("e.added_at")
  .orderBy("e.id")
  .select(["e.membership_id as membershipId", "e.state", "e.interest", "p.display_name as name"]);

/** Whether the startup had the last word of the talk about a release called `r`; only owner and partner's lead read it. */
const isAskedBack = sql<boolean>`coalesce((
  SELECT g.from_startup FROM release_messages g WHERE g.release_id = r.id
   ORDER BY g.at DESC, g.id DESC LIMIT 1), false)`;

const statement = (actor: Actor, place: Place, applicationId: string | undefined) =>
  select
    .selectFrom("releases as r")
    .innerJoin("applications as a", "a.id", "r.application_id")
    .where("r.organisation_id", "=", place.organisationId)
    .$if(place.programmeId !== null, (of) => of.where("r.programme_id", "=", place.programmeId))
    .$if(place.named, (of) =>
      of.where(sql<boolean>`(r.suggested_by_id = ${actor.personId} OR EXISTS (
        SELECT 1 FROM release_readers n
         WHERE n.release_id = r.id AND n.membership_id = ${place.membershipId}))`),
    )
    .$if(applicationId !== undefined, (of) =>
      of.where("r.application_id", "=", applicationId ?? ""),
    )
    .where((of) => of.not(barTouches("r.application_id", whoActs(actor))))
    .orderBy("r.created_at", "desc")
    .orderBy("r.id")
    .limit(most)
    .select([
      "r.id",
      "r.application_id as applicationId",
      "r.state",
      "r.purpose",
      "r.sections",
      "r.granted_sections as grantedSections",
      "r.valid_from as validFrom",
      "r.valid_until as validUntil",
      "r.granted_until as grantedUntil",
      "r.created_at as createdAt",
      "r.asked_at as askedAt",
      "a.reference",
      "a.list_name as listName",
      "a.partner_ended_at as partnerEndedAt",
      (place.named ? sql<boolean>`false` : isAskedBack).as("isAskedBack"),
      jsonArrayFrom(readers).as("readers"),
    ]);

type Row = InferResult<ReturnType<typeof statement>>[number];

/** Of which organisation and programme releases exist for somebody of a partner; `named`: only what names them. */
interface Place {
  organisationId: string;
  programmeId: string | null;
  membershipId: string;
  named: boolean;
}

/** Null: nothing, and no SQL is run. */
function placeOf({ membership }: Actor): Place | null {
  if (!membership?.organisationId) return null;
  const { id: membershipId, role, organisationId, programmeId } = membership;
  if (role !== "partner_lead" && role !== "reviewer") return null;
  return { organisationId, programmeId, membershipId, named: role === "reviewer" };
}

function turnOf(actor: Actor, row: Row, standing: Standing): RequestLine["turn"] {
  if (standing === "suggested") return actor.membership?.role === "partner_lead" ? "forward" : null;
  if (standing === "asked" && row.isAskedBack) return "talk";
  const mine = row.readers.find(({ membershipId }) => membershipId === actor.membership?.id);
  if (!mine) return null;
  const now = readerStandingOf({ ...mine, isBarred: false, isMember: true }, standing);
  if (now === "awaits_declaration") return "declare";
  return now === "reads" ? "read" : null;
}

/**
 * Requests and releases of the actor's organisation in its programme: all of them to its lead, to a reviewer those that
 * name them or that they suggested. Applications with a bar on the actor are not among them. One list, newest first.
 */
export function listRequests(
  actor: Actor,
  filter: { applicationId?: string } = {},
): Promise<RequestLine[]> {
  const place = placeOf(actor);
  if (!place) return Promise.resolve([]);
  return withActor(actor, async (tx, now) => {
    const rows = await ask(tx, statement(actor, place, filter.applicationId));
    return rows.map((row) => lineOf(actor, row, now));
  });
}

function lineOf(actor: Actor, row: Row, now: Date): RequestLine {
  const standing = standingOf(row, now);
  // How each stands by what the release holds; why somebody is shut out is not told in a list.
  const readers = row.readers.map((reader) =>
    readerStandingOf({ ...reader, isBarred: false, isMember: true }, standing),
  );
  const isGranted = row.state === "granted" || row.state === "revoked";
  return {
    id: row.id,
    applicationId: row.applicationId,
    reference: row.reference,
    startup: row.partnerEndedAt ? null : row.listName,
    standing,
    word: wordOf(standing, readers, row.isAskedBack),
    purpose: row.purpose,
    sections: (isGranted ? row.grantedSections : row.sections)?.length ?? 0,
    readers: row.readers
      .filter(({ state }) => state !== "removed")
      .map(({ name }) => name)
      .toSorted(),
    at: (row.askedAt ?? row.createdAt).toISOString(),
    until: (row.grantedUntil ?? row.validUntil).toISOString(),
    turn: turnOf(actor, row, standing),
  };
}
