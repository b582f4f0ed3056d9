import { sql, type InferResult } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { localisedName } from "@/lib/accounts/localised-name";
import { datesOfIntake } from "@/lib/applications/lifecycle";
import {
  intakeFacts,
  intakesFrom,
  type IntakeFacts,
} from "@/lib/applications/queries/intake-facts";
import { applicationScope } from "@/lib/applications/scope";
import type { StaffStep } from "@/lib/decisions/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { conditionOf } from "@/lib/platform/condition";
import { withActor } from "@/lib/platform/db";
import { askOne, dateIn } from "@/lib/platform/sql";
import { inLocale } from "@/lib/programmes/localised";
import { stepsOf, waitingRows } from "./staff-steps";

/** Applications of one intake that wait for the same step of the actor's organisation. */
export interface StaffWait {
  step: StaffStep;
  intake: { slug: string; name: string };
  /** How many there are; `nearest` holds the most pressing of them. */
  total: number;
  /** ISO, the earliest; null where no date is set. */
  due: string | null;
  nearest: NearestWait[];
}

export interface NearestWait {
  applicationId: string;
  startup: string;
  /** Of the onboarding list: the line. */
  item: string | null;
  /** ISO; a date of its own, as a recommendation has one. Null: the intake's, if it has one. */
  ownDue: string | null;
}

/** Which date of an intake a step hangs on, where it has none of its own. */
const dateOfStep: Partial<Record<StaffStep, "answerBy" | "reviewsDueAt" | "panelAt">> = {
  take_up: "answerBy",
  screening: "answerBy",
  reviewers: "reviewsDueAt",
  minutes: "panelAt",
};

function intakeDue(step: StaffStep, intake: IntakeFacts, firstSubmitted: Date | null): Date | null {
  const name = dateOfStep[step];
  if (!name) return null;
  if (name === "reviewsDueAt") return intake.reviewsDueAt;
  return firstSubmitted ? datesOfIntake(intake, firstSubmitted)[name] : intake[name];
}

type Row = InferResult<NonNullable<ReturnType<typeof staffWaitsStatement>>>[number]["rows"][number];

const nearestFrom = (row: Row, locale: Locale): NearestWait => ({
  applicationId: row.applicationId,
  startup: row.startup,
  item: row.label === null ? null : localisedName(row.label, locale),
  ownDue: dateIn(row.due)?.toISOString() ?? null,
});

function waitOf(rows: readonly Row[], intake: IntakeFacts, locale: Locale): StaffWait[] {
  const [first] = rows;
  if (!first) return [];
  const due = dateIn(first.due) ?? intakeDue(first.step, intake, dateIn(first.firstSubmitted));
  return [
    {
      step: first.step,
      intake: { slug: intake.slug, name: inLocale(intake.name, locale) },
      total: first.total,
      due: due?.toISOString() ?? null,
      nearest: rows.map((row) => nearestFrom(row, locale)),
    },
  ];
}

/** The one statement of it; null for everybody who is no staff. */
export function staffWaitsStatement(actor: Actor, now: Date) {
  const steps = stepsOf(actor);
  const scope = applicationScope(actor, now);
  if (!steps || scope.kind !== "where") return null;
  return waitingRows(steps(now), conditionOf("a", scope.where)).selectNoFrom((of) => [
    jsonArrayFrom(
      of
        .selectFrom("nearest")
        .selectAll()
        .orderBy(sql`step, "intakeId", place`),
    ).as("rows"),
    jsonArrayFrom(intakeFacts.where(sql<boolean>`i.id IN (SELECT "intakeId" FROM nearest)`)).as(
      "intakes",
    ),
  ]);
}

/**
 * What of the applications in sight waits for the acting staff, by step and intake, each with its number and the nearest
 * few; steps that only a manager takes are a manager's. Empty for everybody else. One statement, whatever the rows.
 */
export function listStaffWaits(actor: Actor, locale: Locale): Promise<StaffWait[]> {
  return withActor(actor, async (tx, now) => {
    const statement = staffWaitsStatement(actor, now);
    const found = statement && (await askOne(tx, statement));
    if (!found) return [];
    const intakes = intakesFrom(found.intakes);
    const groups = Map.groupBy(found.rows, ({ step, intakeId }) => `${step} ${intakeId}`);
    return [...groups.values()].flatMap((rows) => {
      const intake = intakes.get(rows[0]?.intakeId ?? "");
      return intake ? waitOf(rows, intake, locale) : [];
    });
  });
}
