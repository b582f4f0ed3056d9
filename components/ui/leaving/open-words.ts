/** Words on this page that the server does not have, and what may be done about them. */
export type OpenWords = {
  /** Whether leaving now would leave something unsent. */
  isOpen: () => boolean;
  /**
   * For what is kept elsewhere (a draft, in the browser): tries to send it and says whether the server answered. Absent
   * where only this page has the words: then the person is asked before they are lost.
   */
  send?: () => Promise<boolean>;
};

/** Path and query of a page of this site. */
export const placeOf = ({ pathname, search }: Pick<URL, "pathname" | "search">): string =>
  pathname + search;

type Watched = { words: OpenWords; place: string };

/** Milliseconds that a link waits for the words on their way. */
export const longestWaitAtLeaving = 3000;

/** What stands open in one window, by the page that it was typed on. */
export class WordsOfWindow {
  private readonly all = new Set<Watched>();

  /** Until the returned function is called, these words belong to `place`. */
  readonly watch = (words: OpenWords, place: string): (() => void) => {
    const watched = { words, place };
    this.all.add(watched);
    return () => void this.all.delete(watched);
  };

  readonly areOpen = (): boolean => this.open().length > 0;

  /** Words that going to `place` would lose: open ones of other pages that nothing else keeps. */
  readonly wouldLose = (place: string | null): boolean =>
    this.open().some((each) => each.place !== place && !each.words.send);

  /** Words kept in the browser that the server has not had yet. */
  readonly areKept = (): boolean => this.open().some(({ words }) => words.send !== undefined);

  /** Sends what can be sent. False when the server gave no answer in time, so that no other page would come either. */
  readonly sendAll = async (wait = longestWaitAtLeaving): Promise<boolean> => {
    const sent = this.open().map(({ words }) => words.send?.() ?? Promise.resolve(true));
    const enough = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), wait));
    const all = Promise.all(sent).then((answers) => answers.every(Boolean));
    return Promise.race([all, enough]);
  };

  private open(): Watched[] {
    return [...this.all].filter(({ words }) => words.isOpen());
  }
}

export const wordsOfWindow = new WordsOfWindow();
