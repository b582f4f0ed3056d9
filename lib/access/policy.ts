/** Whom a bar names; see the model Bar. */
export interface BarFacts {
  personId: string | null;
  organisationId: string | null;
  unit: string | null;
}

/**
 * Whether one of an application's live bars touches a person under a membership: by name, unit or organisation. Twin of
 * `liveBarsOf` in scope.ts, which says the same as a filter.
 */
export function isBarred(
  who: { personId: string; organisationId: string | null; unit: string | null },
  bars: readonly BarFacts[],
): boolean {
  return bars.some(
    (bar) =>
      bar.personId === who.personId ||
      (bar.personId === null &&
        bar.organisationId !== null &&
        bar.organisationId === who.organisationId &&
        (bar.unit === null || bar.unit === who.unit)),
  );
}
