import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { SectionAnswers } from "@/lib/applications/answers";
import type { Reader } from "@/lib/applications/policy";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { askOne, select, writtenOnce } from "@/lib/platform/sql";
import type { LocalisedText } from "@/lib/programmes/localised";
import type { ApplicationRow } from "./find-visible-application";
import { invitationsOf } from "./get-claim";

/** Its states, the newest first, with who changed them. */
const history = select
  .selectFrom("status_changes as c")
  .leftJoin("memberships as m", "m.id", "c.by_membership_id")
  .leftJoin("organisations as o", "o.id", "m.organisation_id")
  .leftJoin("people as p", "p.id", "m.person_id")
  .where(sql<boolean>`c.application_id = a.id`)
  .where("c.to", "!=", "draft")
  .orderBy("c.at", "desc")
  .orderBy("c.id", "desc")
  .select((of) => [
    "c.to",
    "c.at",
    "c.by_person_id as byPersonId",
    "m.organisation_id as organisationId",
    of.ref("o.short_name").$castTo<LocalisedText | null>().as("organisation"),
    "p.display_name as person",
  ]);

const versions = select
  .selectFrom("application_versions as v")
  .where(sql<boolean>`v.application_id = a.id`)
  .orderBy("v.number", "desc")
  .select(["v.number", "v.reason", "v.frozen_at as frozenAt"]);

/** The rules of the intake's present version, in order. */
const rules = select
  .selectFrom("eligibility_rules as e")
  .innerJoin("intakes as i", "i.id", "e.intake_id")
  .where(sql<boolean>`i.id = a.intake_id`)
  .whereRef("e.version", "=", "i.eligibility_version")
  .orderBy("e.position")
  .select("e.rule");

/** What was last frozen, for judging; recorded once it was screened. */
const frozen = select
  .selectFrom("version_sections as s")
  .innerJoin("application_versions as v", "v.id", "s.version_id")
  .where(sql<boolean>`v.application_id = a.id AND v.number = a.current_version`)
  .where(sql<boolean>`a.eligibility_version IS NULL`)
  .select((of) => [
    "s.section_key as key",
    of.ref("s.answers").$castTo<SectionAnswers>().as("answers"),
  ]);

// What only the lead's staff read: a condition without a column is judged once, and no table is read where it is false.
const build = (of: { id: string; states: boolean; lead: boolean; invitations: boolean }) =>
  select
    .selectFrom("applications as a")
    .where("a.id", "=", of.id)
    .select([
      "a.eligibility_record as eligibilityRecord",
      jsonArrayFrom(history.where(sql<boolean>`${of.states}`)).as("history"),
      jsonArrayFrom(versions.where(sql<boolean>`${of.lead}`)).as("versions"),
      jsonArrayFrom(rules.where(sql<boolean>`${of.lead}`)).as("rules"),
      jsonArrayFrom(frozen.where(sql<boolean>`${of.lead}`)).as("frozen"),
      jsonArrayFrom(invitationsOf.where(sql<boolean>`${of.invitations}`)).as("invitations"),
    ]);

const statement = writtenOnce(build);

export type StoredStaffRecord = InferResult<ReturnType<typeof build>>[number];

/** What stands beside an application for staff, in one statement: the partner's get its states, ended ones not even those. */
export async function readStaffRecord(
  tx: Tx,
  row: ApplicationRow,
  reader: Reader,
): Promise<StoredStaffRecord> {
  const lead = reader === "lead";
  const of = {
    states: reader !== "partner_ended",
    lead,
    invitations: lead && row.source === "import",
  };
  const stored = await askOne(tx, statement({ id: row.id, ...of }));
  if (!stored) throw notFound();
  return stored;
}
