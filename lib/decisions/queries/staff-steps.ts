import { sql } from "kysely";
import { letterWaits } from "@/lib/applications/queries/letter-waits";
import type { StaffStep } from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import type { Condition } from "@/lib/platform/condition";
import { select } from "@/lib/platform/sql";
import { staffNeeds } from "@/lib/reviews/queries/waits-for-staff";

/** How many of each step and intake are named; the others are counted. */
const named = 20;

/** When a row called `s` waits for a step, and the date of its own that the step has. */
interface Step {
  step: StaffStep;
  waits: Condition;
  due: "recommendations_due_at" | "decision_due_at" | null;
}

export interface StaffSteps {
  steps: Step[];
  /** Whose lines of the onboarding list are the actor's to tick. */
  side: "lead" | "partner";
}

const statusIs = (status: string) => sql<boolean>`s.status::text = ${sql.lit(status)}`;
const said = (organisation: string) =>
  sql<boolean>`EXISTS (SELECT 1 FROM said f WHERE f.application_id = s.id AND f.organisation_id = ${sql.ref(`s.${organisation}`)})`;
const collecting = sql<boolean>`(s.decision_state = 'collecting' AND s.status::text IN ('deciding', 'panel'))`;

const toRecommend = (organisation: string): Step => ({
  step: "recommendation",
  waits: sql<boolean>`(${collecting} AND NOT ${said(organisation)})`,
  due: "recommendations_due_at",
});

/** The manager's alone: what a silent partner, an open seal, a panel and a letter wait for. */
const ofManager = (now: Date): Step[] => [
  toRecommend("lead_organisation_id"),
  {
    step: "silence",
    waits: sql<boolean>`(${collecting} AND NOT s.lead_alone AND s.recommendations_due_at < ${now}
      AND ${said("lead_organisation_id")} AND NOT ${said("partner_organisation_id")})`,
    due: "recommendations_due_at",
  },
  {
    step: "outcome",
    waits: sql<boolean>`(${statusIs("deciding")}
      AND (s.decision_state = 'open' OR (s.decision_state = 'held' AND s.held_until < ${now})))`,
    due: "decision_due_at",
  },
  { step: "minutes", waits: statusIs("panel"), due: null },
  { step: "letter", waits: sql<boolean>`s.letter_waits`, due: null },
];

/** The steps that wait for somebody in the actor's place; null for everybody who is no staff. */
export function stepsOf(actor: Actor): ((now: Date) => StaffSteps) | null {
  const needs = staffNeeds(actor);
  if (!needs) return null;
  const inReview = (need: Condition) => sql<boolean>`(${statusIs("in_review")} AND ${need})`;
  const reviewers: Step = { step: "reviewers", waits: inReview(needs.reviewers("s")), due: null };
  const role = actor.membership?.role;
  if (role === "partner_lead")
    return () => ({
      side: "partner",
      steps: [reviewers, toRecommend("partner_organisation_id")],
    });
  const ofLead: Step[] = [
    { step: "take_up", waits: statusIs("submitted"), due: null },
    { step: "screening", waits: statusIs("screening"), due: null },
    reviewers,
  ];
  if (needs.questions)
    ofLead.push({
      step: "reviewer_question",
      waits: inReview(needs.questions("s")),
      due: null,
    });
  return (now) => ({
    side: "lead",
    steps: role === "programme_manager" ? [...ofLead, ...ofManager(now)] : ofLead,
  });
}

/** Applications in sight that are not over, with what the steps look at. */
const seenRows = (inSight: Condition) =>
  select
    .selectFrom("applications as a")
    .leftJoin("decisions as d", "d.application_id", "a.id")
    .where(inSight)
    .where("a.status", "in", [
      "submitted",
      "screening",
      "in_review",
      "deciding",
      "panel",
      "waitlisted",
    ])
    .select([
      "a.id",
      "a.status",
      "a.status_at",
      "a.submitted_at",
      "a.intake_id",
      "a.list_name",
      "a.lead_organisation_id",
      "a.partner_organisation_id",
      "a.decision_due_at",
      "d.state as decision_state",
      "d.recommendations_due_at",
      "d.held_until",
      sql<boolean>`coalesce(d.lead_alone, false)`.as("lead_alone"),
      letterWaits.as("letter_waits"),
    ]);

/** Who has recommended, whatever it is: through the door of the second wall, for all of them at once. */
const saidRows = select
  .selectFrom(
    sql<{
      application_id: string;
      organisation_id: string;
      superseded_at: Date | null;
    }>`recommendation_facts(
      ARRAY(SELECT id FROM seen WHERE decision_state = 'collecting'))`.as("f"),
  )
  .where(sql<boolean>`f.superseded_at IS NULL`)
  .select(["f.application_id", "f.organisation_id"]);

interface WaitingRow {
  step: StaffStep;
  applicationId: string;
  intakeId: string;
  startup: string;
  label: unknown;
  due: Date | null;
  firstSubmitted: Date | null;
  total: number;
  place: number;
}

/** `nearest`: of each step and intake the named few, with how many there are in all. */
export function waitingRows({ steps, side }: StaffSteps, inSight: Condition) {
  const parts = steps.map(
    ({ step, waits, due }) => sql`
      SELECT ${sql.lit(step)} AS step, s.id, s.intake_id, s.list_name, NULL::jsonb AS label, s.status_at, s.submitted_at,
             ${due ? sql.ref(`s.${due}`) : sql`NULL::timestamptz`} AS due
        FROM seen s WHERE ${waits}`,
  );
  parts.push(sql`
      SELECT 'onboarding', a.id, a.intake_id, a.list_name, t.label::jsonb, a.status_at, a.submitted_at, t.due_at
        FROM onboarding_items t JOIN applications a ON a.id = t.application_id
       WHERE ${inSight} AND a.status = 'admitted' AND t.done_at IS NULL AND t.owner = ${side}`);
  return select
    .with(
      (name) => name("seen").materialized(),
      () => seenRows(inSight),
    )
    .with(
      (name) => name("said").materialized(),
      () => saidRows,
    )
    .with("nearest", () =>
      select
        .selectFrom(
          sql<WaitingRow>`(
            SELECT w.step, w.id AS "applicationId", w.intake_id AS "intakeId", w.list_name AS startup, w.label, w.due,
                   min(w.submitted_at) OVER place_of AS "firstSubmitted", (count(*) OVER place_of)::int AS total,
                   (row_number() OVER (PARTITION BY w.step, w.intake_id ORDER BY w.due NULLS LAST, w.status_at, w.id))::int AS place
              FROM (${sql.join(parts, sql` UNION ALL `)}) w
            WINDOW place_of AS (PARTITION BY w.step, w.intake_id))`.as("n"),
        )
        .where(sql<boolean>`n.place <= ${sql.lit(named)}`)
        .selectAll(),
    );
}
