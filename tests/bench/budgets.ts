/** What is wanted of a row. Milliseconds are of a machine on which SHA-256 of 1 MiB takes 1 ms of processor. */
export interface Budget {
  work: string;
  /** Milliseconds of processor a request, web and Postgres together. */
  processor: number;
  /** Statements of the whole request, session included; without BEGIN, COMMIT and settings. */
  statements?: number;
  /** Requests a second, as a share of the bare ceiling's in the same run; what one web process must hold. */
  floor?: number;
}

/** Every row of the bench, in the order of the report. */
export const budgets = {
  home: { work: "home page, signed out", processor: 12, statements: 4, floor: 1 / 24 },
  list: { work: "list of 50, the lead's", processor: 20, statements: 6, floor: 1 / 20 },
  "list-partner": {
    work: "list of 50, the partner's",
    processor: 20,
    statements: 6,
    floor: 1 / 20,
  },
  "list-narrowed": { work: "list, by state, page 2", processor: 20, statements: 6, floor: 1 / 20 },
  "list-json": { work: "list of 50 as JSON", processor: 20, statements: 6 },
  search: { work: "search: area + word", processor: 20, statements: 6, floor: 1 / 22 },
  "search-chinese": {
    work: "search: two Chinese characters",
    processor: 20,
    statements: 6,
    floor: 1 / 22,
  },
  record: {
    work: "application with reviews, the lead's",
    processor: 35,
    statements: 12,
    floor: 1 / 22,
  },
  "record-partner": {
    work: "application with reviews, the partner's",
    processor: 35,
    statements: 12,
    floor: 1 / 22,
  },
  panel: { work: "panel sheet", processor: 60, statements: 10 },
  mentors: { work: "mentors", processor: 40, statements: 8 },
  my: { work: "my page, a founder's", processor: 30, statements: 6 },
  reviews: { work: "my page, a reviewer's", processor: 30, statements: 6 },
  text: { work: "page of plain text", processor: 30 },
  "save-small": { work: "save a section, small edit", processor: 4, floor: 1 / 6 },
  "save-whole": { work: "save a section, whole text", processor: 4, floor: 1 / 6 },
  "file-small": { work: "file a review, scores only", processor: 30, floor: 1 / 12 },
  "file-full": { work: "file a review, all texts full", processor: 30, floor: 1 / 12 },
} satisfies Record<string, Budget>;

export type RowName = keyof typeof budgets;
export const rowNames = Object.keys(budgets) as RowName[];

/** A row at the largest size costs at most this many times what it costs at the smallest. */
export const growth = 1.3;

/** One request on an idle machine takes at most this many times its row's budget of processor. */
export const singleRequest = 1.2;

/** Seconds until the optimum is proved. */
export const assignments = [
  { work: "assignment 2,000 × 100 × 3", applications: 2_000, reviewers: 100, each: 3, seconds: 6 },
  { work: "assignment 118 × 177 × 3", applications: 118, reviewers: 177, each: 3, seconds: 2 },
] as const;

/** Kilobytes, gzipped, and elements of a page's HTML. */
export const weight = { html: 40, script: 260, publicScript: 220, style: 45, elements: 3_000 };

/** Megabytes of the web process after the run. */
export const memory = 500;
