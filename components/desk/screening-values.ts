/** The end of a day in Hong Kong as an instant with its offset; dates come from a date control. */
export const endOfDay = (date: string): string => `${date}T23:59:00+08:00`;

/** The beginning of a day in Hong Kong. */
export const startOfDay = (date: string): string => `${date}T00:00:00+08:00`;

/** The day after a moment, in Hong Kong, yyyy-mm-dd. */
export function dayAfter(moment: string, days = 1): string {
  return new Date(Date.parse(moment) + (8 + 24 * days) * 3600_000).toISOString().slice(0, 10);
}

export type FieldErrors<Name extends string> = Partial<Record<Name, string>>;

/** The first problem of each field, from the server's answer. */
export function fieldErrors<Name extends string>(
  names: readonly Name[],
  fields: Readonly<Record<string, string>>,
): FieldErrors<Name> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = Object.entries(fields).find(
        ([path]) => path === name || path.startsWith(`${name}.`),
      );
      return found ? [[name, found[1]] as const] : [];
    }),
  ) as FieldErrors<Name>;
}
