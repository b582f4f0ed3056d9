import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { NoteRecord } from "@/lib/decisions/seal";
import type { DecisionView } from "@/lib/decisions/views";
import type { Side } from "@/lib/decisions/schema";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { askOne, select } from "@/lib/platform/sql";
import { isSealedText, type Text } from "@/lib/releases/sealing";
import { meansOfApplication, type KeptMeans } from "@/lib/reviews/queries/kept-numbers";
import type { FactsRow } from "./load-case";
import { rubricCriteria, type RubricCriterion } from "./rubric-averages";

/** What a decision's page shows beside the case: words, numbers and names, none of them through the seal yet. */
export interface RecordParts {
  /** Words of recommendations by id; none that the second wall or a release taken back closes. */
  reasons: Map<string, string>;
  notes: NoteRecord[];
  minutes: DecisionView["minutes"];
  offer: DecisionView["offer"];
  /** By organisation id. */
  means: Map<string, KeptMeans>;
  filed: Map<string, number>;
  criteria: RubricCriterion[];
  /** Reviews of each organisation that the intake wants. */
  wanted: number;
  /** When the reader's own organisation was last calibrated. */
  calibratedAsOf: Date | null;
}

const statement = (id: string) =>
  select
    .selectFrom("applications as a")
    .innerJoin("intakes as i", "i.id", "a.intake_id")
    .leftJoin("offers as o", "o.application_id", "a.id")
    .where("a.id", "=", id)
    .select((of) => [
      "o.state as offerState",
      "o.expires_at as offerExpiresAt",
      "i.reviewers_per_organisation as wanted",
      sql<Date | null>`calibrated_as_of(a.intake_id)`.as("calibratedAsOf"),
      rubricCriteria("a.programme_id").as("criteria"),
      jsonArrayFrom(meansOfApplication).as("means"),
      jsonArrayFrom(
        of
          .selectFrom("review_counts as k")
          .whereRef("k.application_id", "=", "a.id")
          .select(["k.organisation_id as organisationId", "k.filed"]),
      ).as("counts"),
      jsonArrayFrom(
        of
          .selectFrom("recommendations as r")
          .whereRef("r.application_id", "=", "a.id")
          .select([
            "r.id",
            "r.reason",
            "r.organisation_id as organisationId",
            "r.by_person_id as personId",
            "r.tier",
            "r.nothing_protected as nothingProtected",
            "r.recorded_at as writtenAt",
          ]),
      ).as("words"),
      jsonArrayFrom(
        of
          .selectFrom("decision_notes as n")
          .innerJoin("people as p", "p.id", "n.author_id")
          .whereRef("n.application_id", "=", "a.id")
          .orderBy("n.created_at")
          .select([
            "n.id",
            "n.text",
            "n.organisation_id as organisationId",
            "n.author_id as personId",
            "n.tier",
            "n.nothing_protected as nothingProtected",
            "n.created_at as writtenAt",
            "p.display_name as by",
          ]),
      ).as("notes"),
      jsonArrayFrom(
        of
          .selectFrom("panel_minutes as m")
          .innerJoin("people as p", "p.id", "m.author_id")
          .whereRef("m.application_id", "=", "a.id")
          .whereRef("m.organisation_id", "=", "a.lead_organisation_id")
          .orderBy("m.held_at")
          .select(["m.id", "m.held_at as heldAt", "m.text", "p.display_name as by"]),
      ).as("minutes"),
      jsonArrayFrom(
        of
          .selectFrom("sealed_authors as t")
          .whereRef("t.application_id", "=", "a.id")
          .select([
            "t.application_id as applicationId",
            "t.person_id as personId",
            "t.organisation_id as organisationId",
            "t.at",
          ]),
      ).as("taken"),
    ]);

const sideOfOrganisation = (row: FactsRow, organisationId: string): Side =>
  organisationId === row.leadOrganisationId ? "lead" : "partner";

/** One application's record in one statement; the caller has let the reader in. Throws 404 when there is none. */
export async function loadRecordParts(tx: Tx, row: FactsRow): Promise<RecordParts> {
  const found = await askOne(tx, statement(row.id));
  if (!found) throw notFound();
  const taken = found.taken.map((each) => ({ ...each, at: new Date(each.at) }));
  const isOpen = (text: Omit<Text, "writtenAt" | "applicationId"> & { writtenAt: string }) =>
    !isSealedText({ ...text, applicationId: row.id, writtenAt: new Date(text.writtenAt) }, taken);
  return {
    reasons: new Map(found.words.filter(isOpen).map(({ id, reason }) => [id, reason])),
    notes: found.notes.filter(isOpen).map((note) => ({
      id: note.id,
      side: sideOfOrganisation(row, note.organisationId),
      text: note.text,
      nothingProtected: note.nothingProtected,
      by: note.by,
      at: new Date(note.writtenAt),
    })),
    minutes: found.minutes.map(({ heldAt, ...rest }) => ({ ...rest, heldAt: new Date(heldAt) })),
    offer:
      found.offerState && found.offerExpiresAt
        ? { state: found.offerState, expiresAt: found.offerExpiresAt }
        : null,
    means: new Map(found.means.map(({ organisationId, ...means }) => [organisationId, means])),
    filed: new Map(found.counts.map(({ organisationId, filed }) => [organisationId, filed])),
    criteria: found.criteria,
    wanted: found.wanted,
    calibratedAsOf: found.calibratedAsOf,
  };
}
