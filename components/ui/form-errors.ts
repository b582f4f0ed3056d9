import type { SummaryError } from "./error-summary";
import type { Problem } from "./api-client";

/**
 * A refused request as lines of an error summary: one a field, else the problem's own sentence. `fieldIds` maps paths
 * of the request to ids of the page.
 */
export function summaryOf(
  problem: Problem,
  sentence: string,
  fieldIds: Record<string, string>,
): SummaryError[] {
  const named = Object.entries(problem.fields).map(([path, message]) => ({
    fieldId: fieldIds[path],
    message,
  }));
  return named.length > 0 ? named : [{ message: sentence }];
}
