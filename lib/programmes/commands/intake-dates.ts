import { Refusal } from "@/lib/platform/errors";
import { dateProblems, type DateProblems, type IntakeDates } from "@/lib/programmes/readiness";

/** A refusal with one sentence a field; nothing when there are none. */
export function refuseFields(problems: DateProblems, status = 422): void {
  const fields = Object.entries(problems).map(([field, code]) => [field, { code }] as const);
  if (fields.length > 0)
    throw new Refusal("platform.invalid", { status, fields: Object.fromEntries(fields) });
}

/** Throws 422 with a sentence beside each date that is out of order. */
export const requireDatesInOrder = (dates: IntakeDates): void => refuseFields(dateProblems(dates));
