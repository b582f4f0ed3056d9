// The reviewed matrix: who reads and does what, in which state, under which standing. docs/access-matrix.md is made from
// it, access-matrix.test.ts asserts every cell with the product's own queries and again with the database alone. Change
// a cell only with the tier table of the product open beside it.

/** What may be read of an application, one letter each. */
export const readings = {
  M: "reference, status and outcome only",
  R: "the record, in list and page",
  "1": "T1 answers: the team its live ones, others the last frozen version",
  a: "T1 documents",
  "2": "T2 answers: likewise, under a release the released version",
  b: "T2 documents",
  d: "live words, revision and dates of the draft",
  o: "filed reviews of the own organisation",
  s: "what the other organisation recommends",
  w: "its words, not marked as holding nothing protected",
} as const;

/** What may be done now, one letter each. */
export const actions = {
  E: "edit a section",
  S: "submit",
  W: "withdraw",
  U: "take up for screening",
  O: "ask for recommendations",
  C: "recommend, or revise it",
  N: "write a note of the deliberation",
  D: "decide the outcome",
} as const;

/** One application a state; `open` is deciding with both recommendations in. */
export const states = ["draft", "submitted", "in_review", "open", "admitted", "withdrawn"] as const;
export type State = (typeof states)[number];

export const standings = [
  "own",
  "assisted",
  "foreign",
  "assigned",
  "matched",
  "shared",
  "released",
  "emergency",
  "conflicted",
  "expired",
  "revoked",
] as const;
export type Standing = (typeof standings)[number];

/** Reads before the stroke, actions after it; nothing at all is a dash. */
type Cell = string;
type Line = Record<State, Cell>;

const nothing: Line = {
  draft: "-",
  submitted: "-",
  in_review: "-",
  open: "-",
  admitted: "-",
  withdrawn: "-",
};

/** Who stands by a grant of their own, as long as the application does. */
const standingBy = (content: string): Line => ({
  draft: "-",
  submitted: content,
  in_review: content,
  open: content,
  admitted: content,
  withdrawn: "-",
});
const shared = standingBy("R1a");
const sharedAndProtected = standingBy("R1a2b");

/** Of the team, and not an owner who signed in alone. */
const writesOnly: Line = {
  draft: "R1a2bd/E",
  submitted: "R1a2bd",
  in_review: "R1a2bd",
  open: "R1a2bd",
  admitted: "R1a2bd",
  withdrawn: "R1a2bd",
};

/** The partner's lead without a release: never had one, or it is over. What a release opened closes again exactly. */
const partnerLeadAlone: Line = {
  draft: "-",
  submitted: "R1a",
  in_review: "R1ao",
  open: "R1aos/CN",
  admitted: "R1aos/N",
  withdrawn: "Mo",
};

/** Every role under every standing that means something for it. A foreign lead's manager is the same organisation's, for its other programme. */
export const matrix = {
  "owner own": {
    draft: "R1a2bd/ESW",
    submitted: "R1a2bd/W",
    in_review: "R1a2bd/W",
    open: "R1a2bd/W",
    admitted: "R1a2bd",
    withdrawn: "R1a2bd",
  },
  "owner assisted": writesOnly,
  "owner foreign": nothing,
  "owner expired": nothing,
  "editor own": writesOnly,
  "viewer own": {
    draft: "R1a2bd",
    submitted: "R1a2bd",
    in_review: "R1a2bd",
    open: "R1a2bd",
    admitted: "R1a2bd",
    withdrawn: "R1a2bd",
  },
  "programme_manager own": {
    draft: "-",
    submitted: "R1a2b/U",
    in_review: "R1a2bo/O",
    open: "R1a2bos/CND",
    admitted: "R1a2bos/N",
    withdrawn: "R1a2bos/N",
  },
  "programme_manager foreign": nothing,
  "programme_manager conflicted": nothing,
  "programme_manager expired": nothing,
  "officer own": {
    draft: "-",
    submitted: "R1a2b/U",
    in_review: "R1a2b",
    open: "R1a2b",
    admitted: "R1a2bos",
    withdrawn: "R1a2b",
  },
  "officer foreign": nothing,
  "officer conflicted": nothing,
  "lead reviewer foreign": nothing,
  "lead reviewer assigned": sharedAndProtected,
  "lead reviewer conflicted": nothing,
  "lead reviewer expired": nothing,
  "lead reviewer revoked": nothing,
  "partner_lead own": partnerLeadAlone,
  "partner_lead foreign": nothing,
  "partner_lead released": {
    draft: "-",
    submitted: "R1a2b",
    in_review: "R1a2bo",
    open: "R1a2bos/CN",
    admitted: "R1a2bos/N",
    withdrawn: "Mo",
  },
  "partner_lead conflicted": nothing,
  "partner_lead expired": partnerLeadAlone,
  "partner_lead revoked": partnerLeadAlone,
  "partner reviewer foreign": nothing,
  "partner reviewer assigned": shared,
  "partner reviewer released": sharedAndProtected,
  "partner reviewer conflicted": nothing,
  "partner reviewer expired": nothing,
  "partner reviewer revoked": nothing,
  "mentor foreign": nothing,
  "mentor matched": shared,
  "mentor released": sharedAndProtected,
  "mentor conflicted": nothing,
  "mentor expired": nothing,
  "mentor revoked": nothing,
  "ecosystem_partner foreign": nothing,
  "ecosystem_partner shared": shared,
  "ecosystem_partner released": sharedAndProtected,
  "ecosystem_partner conflicted": nothing,
  "ecosystem_partner expired": nothing,
  "ecosystem_partner revoked": nothing,
  "auditor own": {
    draft: "-",
    submitted: "M",
    in_review: "M",
    open: "M",
    admitted: "M",
    withdrawn: "M",
  },
  "auditor foreign": nothing,
  "auditor conflicted": nothing,
  "administrator own": nothing,
  "administrator emergency": sharedAndProtected,
  "administrator foreign": nothing,
  "administrator conflicted": nothing,
  "administrator expired": nothing,
  "administrator revoked": nothing,
  "nobody foreign": nothing,
} as const satisfies Record<string, Line>;

export type Who = keyof typeof matrix;
