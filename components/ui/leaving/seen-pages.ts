/**
 * Which pages of this window must be fetched anew when the browser's Back or Forward leads to them. Next shows such a
 * page as it was when it was left; that is a lie once something was written since, and on a page with a form it always
 * may be: somebody else, or oneself on another device, may have written.
 */
export class SeenPages {
  private writes = 0;
  /** By place: how many writes there had been when it was last fetched. */
  private readonly fetchedAt = new Map<string, number>();
  private readonly forms = new Set<string>();

  /** Writes that the server has taken from this window so far. */
  readonly writesSoFar = (): number => this.writes;

  readonly noteWrite = (): void => {
    this.writes += 1;
  };

  readonly noteForm = (place: string): void => void this.forms.add(place);

  readonly noteFetch = (place: string): void => void this.fetchedAt.set(place, this.writes);

  readonly isOutdated = (place: string): boolean =>
    this.forms.has(place) || (this.fetchedAt.get(place) ?? 0) < this.writes;
}

export const seenPages = new SeenPages();
