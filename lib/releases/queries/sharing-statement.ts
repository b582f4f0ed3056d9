import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { ApplicationRow } from "@/lib/applications/queries/find-visible-application";
import { releaseGrants } from "@/lib/applications/queries/released-readers";
import { select } from "@/lib/platform/sql";
import { isLiveMember } from "./release-statement";

type Place = Pick<
  ApplicationRow,
  "id" | "startupId" | "programmeId" | "partnerOrganisationId" | "currentVersion"
>;

/** Memberships, live at `now`, of people who are not suspended. */
const liveMembers = (now: Date) =>
  select
    .selectFrom("memberships as m")
    .innerJoin("people as p", "p.id", "m.person_id")
    .where(isLiveMember(now));

/** The partner's lead, deputies and reviewers in a programme now, by name. */
export const partnerPeople = (
  { programmeId, partnerOrganisationId }: Pick<Place, "programmeId" | "partnerOrganisationId">,
  now: Date,
) =>
  liveMembers(now)
    .where("m.organisation_id", "=", partnerOrganisationId)
    .where("m.role", "in", ["partner_lead", "reviewer"])
    .where((of) =>
      of.or([of("m.programme_id", "is", null), of("m.programme_id", "=", programmeId)]),
    )
    .orderBy("m.role")
    .orderBy("p.display_name")
    .orderBy("m.id")
    .select([
      "m.id as membershipId",
      "m.person_id as personId",
      "p.display_name as name",
      sql<"partner_lead" | "reviewer">`m.role`.as("role"),
      "m.deputy",
      "m.unit",
    ]);

/** The owners of a startup now, by name, each person once: who answers for it. */
export const owners = (startupId: string, now: Date) =>
  liveMembers(now)
    .where("m.startup_id", "=", startupId)
    .where("m.role", "=", "owner")
    .groupBy(["p.id", "p.display_name"])
    .orderBy("p.display_name")
    .select("p.display_name as name");

/** The documents of the protected sections as last frozen: what an owner can let go along with a section. */
const documents = ({ id, currentVersion }: Place) =>
  select
    .selectFrom("documents as d")
    .where("d.application_id", "=", id)
    .where("d.tier", "=", "T2")
    .where("d.state", "!=", "refused")
    .where(sql<boolean>`${currentVersion}::int = ANY (d.frozen_versions)`)
    .orderBy("d.uploaded_at")
    .orderBy("d.id")
    .select([
      "d.id",
      "d.section_key as sectionKey",
      "d.name",
      "d.size",
      "d.media_type as mediaType",
      "d.stamp_problem as stampProblem",
    ]);

/** The lines of the must-not-see list of an application, the oldest first. */
export const keptOut = (applicationId: string) =>
  select
    .selectFrom("bars as b")
    .leftJoin("people as p", "p.id", "b.person_id")
    .where("b.application_id", "=", applicationId)
    .where("b.reason", "=", "must_not_see")
    .where("b.lifted_at", "is", null)
    .orderBy("b.created_at")
    .orderBy("b.id")
    .select([
      "b.id",
      "b.person_id as personId",
      "p.display_name as person",
      "b.unit",
      "b.created_at as since",
    ]);

/** What the page "Who sees what" shows beside releases and receipt, in one row. */
export const sharingStatement = (place: Place, now: Date) =>
  select.selectNoFrom([
    jsonArrayFrom(partnerPeople(place, now)).as("people"),
    jsonArrayFrom(owners(place.startupId, now)).as("owners"),
    jsonArrayFrom(releaseGrants(place.id, now)).as("grants"),
    jsonArrayFrom(documents(place)).as("documents"),
    jsonArrayFrom(keptOut(place.id)).as("keptOut"),
  ]);

export type StoredSharing = InferResult<ReturnType<typeof sharingStatement>>[number];
