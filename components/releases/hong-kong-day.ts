/** The last moment of a day as a date control holds it (yyyy-mm-dd), in Hong Kong; "" stays "" and is refused. */
export const endOfDay = (day: string): string => (day === "" ? "" : `${day}T23:59:59+08:00`);

/** The first moment of a day as a date control holds it, in Hong Kong. */
export const startOfDay = (day: string): string => `${day}T00:00:00+08:00`;

/** The day in Hong Kong of a moment, as a date control holds it. */
export const dayOf = (moment: string): string =>
  new Date(Date.parse(moment) + 8 * 3600_000).toISOString().slice(0, 10);
