/** Time as the engine needs it; given from outside, so that a test can hold it. */
export type DraftClock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Runs once after so many milliseconds, unless the returned function is called before. */
  after: (milliseconds: number, run: () => void) => () => void;
};

export const browserClock: DraftClock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
