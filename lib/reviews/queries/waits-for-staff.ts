import { sql } from "kysely";
import type { Actor } from "@/lib/platform/actor";
import type { Condition } from "@/lib/platform/condition";

/** Whether an application, called by an alias in a statement, waits for the staff although its reviewers have it. */
export type WaitsForStaff = (alias: string) => Condition;

/** Why applications with the reviewers wait for the staff of one organisation, each as a condition on the rows called so. */
export interface StaffNeeds {
  /** Fewer reviewers of theirs than the intake asks for: nobody yet, or one declined or declared a conflict. */
  reviewers: WaitsForStaff;
  /** A reviewer's question that nobody has passed on; the lead's staff alone do. */
  questions: WaitsForStaff | null;
}

/** Null for everybody who is no staff. Rows need id, status and intake_id. */
export function staffNeeds({ membership }: Actor): StaffNeeds | null {
  const { role, organisationId } = membership ?? {};
  if (!organisationId) return null;
  const isLead = role === "programme_manager" || role === "officer";
  if (!isLead && role !== "partner_lead") return null;
  const column = (alias: string, name: string) => sql.ref(`${alias}.${name}`);
  return {
    reviewers: (alias) =>
      sql<boolean>`coalesce((SELECT k.asked FROM review_counts k
      WHERE k.application_id = ${column(alias, "id")} AND k.organisation_id = ${organisationId}), 0) < (
        SELECT i.reviewers_per_organisation FROM intakes i WHERE i.id = ${column(alias, "intake_id")})`,
    // All of them at once: they are few, and the wall is asked about these and not about every application.
    questions: isLead
      ? (alias) =>
          sql<boolean>`${column(alias, "id")} IN (
      SELECT e.application_id FROM enquiries e WHERE e.state = 'with_officer')`
      : null,
  };
}

/** Any of the needs of an application with the reviewers; null for everybody who is no staff. */
export function waitsForStaff(actor: Actor): WaitsForStaff | null {
  const needs = staffNeeds(actor);
  if (!needs) return null;
  return (alias) => {
    const lacks = needs.reviewers(alias);
    const any = needs.questions ? sql`(${lacks} OR ${needs.questions(alias)})` : lacks;
    return sql<boolean>`(${sql.ref(`${alias}.status`)} = 'in_review' AND ${any})`;
  };
}
