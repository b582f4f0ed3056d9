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
