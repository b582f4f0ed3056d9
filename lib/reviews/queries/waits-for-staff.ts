import { sql } from "kysely";
import type { Actor } from "@/lib/platform/actor";
import type { Condition } from "@/lib/platform/condition";

/** Whether an application, called by an alias in a statement, waits for the staff although its reviewers have it. */
export type WaitsForStaff = (alias: string) => Condition;

/**
 * What makes an application with the reviewers wait for the staff of the actor's organisation: fewer reviewers of theirs
 * than the intake asks for (nobody yet, or one declined or declared a conflict), and for the lead's staff a reviewer's
 * question that nobody has passed on. Null for everybody who is no such staff. Rows need id, status and intake_id.
 */
export function waitsForStaff({ membership }: Actor): WaitsForStaff | null {
  const { role, organisationId } = membership ?? {};
  if (!organisationId) return null;
  const isLead = role === "programme_manager" || role === "officer";
  if (!isLead && role !== "partner_lead") return null;
  return (alias) => {
    const of = (column: string) => sql.ref(`${alias}.${column}`);
    const asked = sql`coalesce((SELECT k.asked FROM review_counts k
      WHERE k.application_id = ${of("id")} AND k.organisation_id = ${organisationId}), 0)`;
    const needed = sql`(SELECT i.reviewers_per_organisation FROM intakes i WHERE i.id = ${of("intake_id")})`;
    // All of them at once: they are few, and the wall is asked about these and not about every application.
    const question = sql<boolean>`${of("id")} IN (
      SELECT e.application_id FROM enquiries e WHERE e.state = 'with_officer')`;
    const lacks = sql<boolean>`${asked} < ${needed}`;
    return sql<boolean>`(${of("status")} = 'in_review' AND ${isLead ? sql`(${lacks} OR ${question})` : lacks})`;
  };
}
