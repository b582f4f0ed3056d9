const offset = 8 * 3600_000;

/** A moment as a datetime-local control holds it, in Hong Kong time: "2027-04-21T18:00". */
export function toLocalInput(moment: Date): string {
  return new Date(moment.getTime() + offset).toISOString().slice(0, 16);
}

/** What a datetime-local control holds, read as Hong Kong time; an empty one stays empty and is refused by the server. */
export function fromLocalInput(value: string): string {
  return value === "" ? "" : `${value}:00+08:00`;
}
