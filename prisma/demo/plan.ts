/** How far an application of the demo has come. */
export type Fate =
  | "draft"
  | "submitted"
  | "screening"
  | "returned"
  | "screened_out"
  | "assigned"
  | "in_review"
  | "reviewed"
  | "collecting"
  | "half_sealed"
  | "agreed"
  | "differ"
  | "panel"
  | "decided"
  | "offered"
  | "waitlisted"
  | "rejected"
  | "admitted"
  | "turned_down"
  | "withdrawn"
  | "lapsed";

export interface Entry {
  startup: string;
  fate: Fate;
  /** 1 to 5: how good it looks to the lead's and the partner's reviewers. */
  lead: number;
  partner: number;
}

const entry = (startup: string, fate: Fate, lead = 4, partner = 4): Entry => ({
  startup,
  fate,
  lead,
  partner,
});

/** Decided: a cohort came out of it. */
const lastIntake: Entry[] = [
  entry("qi-rna", "admitted", 5, 5),
  entry("borui-neuro", "admitted", 5, 4),
  entry("pulse-lattice", "admitted", 4, 4),
  entry("lumen-pathology", "admitted", 4, 4),
  entry("sagan-imaging", "admitted", 4, 5),
  entry("changqing-gene", "admitted", 5, 4),
  entry("dawn-antibody", "admitted", 4, 4),
  entry("plainsong", "turned_down", 4, 4),
  entry("peak-renal", "waitlisted", 3, 3),
  entry("cloudbone", "rejected", 2, 2),
  entry("second-breath", "rejected", 2, 2),
  entry("quiet-tremor", "rejected", 2, 2),
  entry("retina-first", "screened_out"),
  entry("fjordic", "withdrawn"),
  entry("saltmarsh", "lapsed"),
];

/** Between deadline and panel: every state of review and decision. */
const presentIntake: Entry[] = [
  entry("harbour-vaccines", "panel", 4, 4),
  entry("aster-peptides", "differ", 4, 2),
  entry("qing-analytics", "offered", 5, 4),
  entry("meridian-biosensing", "returned"),
  entry("ember-women", "agreed", 4, 4),
  entry("jade-microbiome", "half_sealed", 4, 3),
  entry("herbwise", "half_sealed", 3, 4),
  entry("zhuhai-optic", "collecting", 4, 3),
  entry("verdant-skin", "reviewed", 4, 4),
  entry("nest-of-cells", "decided", 4, 4),
  entry("mindharbour", "in_review", 4, 3),
  entry("tide-dx", "in_review", 3, 3),
  entry("macao-sleep", "in_review", 3, 2),
  entry("fjordic", "in_review", 4, 4),
  entry("cloudbone", "assigned"),
  entry("second-breath", "assigned"),
  entry("quiet-tremor", "screening"),
  entry("retina-first", "screening"),
  entry("saltmarsh", "submitted"),
  entry("peak-renal", "submitted"),
  entry("kinyuen", "in_review", 4, 4),
];

/** Open now: drafts, and the first who were quick. */
const openIntake: Entry[] = [
  entry("plainsong", "submitted"),
  entry("second-breath", "submitted"),
  entry("cloudbone", "draft"),
  entry("herbwise", "draft"),
  entry("tide-dx", "draft"),
  entry("saltmarsh", "draft"),
  entry("macao-sleep", "draft"),
  entry("mindharbour", "draft"),
  entry("peak-renal", "draft"),
];

/** The other partner's programme; two startups are in both, which only the lead may know. */
const otherIntake: Entry[] = [
  entry("jade-microbiome", "in_review", 4, 4),
  entry("verdant-skin", "reviewed", 4, 4),
  entry("dawn-antibody", "assigned"),
  entry("herbwise", "screening"),
  entry("second-breath", "submitted"),
  entry("tide-dx", "submitted"),
  entry("ember-women", "screening"),
  entry("nest-of-cells", "rejected", 2, 2),
  entry("changqing-gene", "in_review", 3, 3),
  entry("meridian-biosensing", "draft"),
  entry("quiet-tremor", "draft"),
];

/** Who applied to which intake, and how far each came. */
export interface DemoPlan {
  last: readonly Entry[];
  present: readonly Entry[];
  open: readonly Entry[];
  other: readonly Entry[];
}

/** The whole demo. */
export const demoPlan: DemoPlan = {
  last: lastIntake,
  present: presentIntake,
  open: openIntake,
  other: otherIntake,
};
