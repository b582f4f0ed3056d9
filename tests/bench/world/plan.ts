import type { DemoPlan, Entry, Fate } from "@/prisma/demo/plan";

const entry = (startup: string, fate: Fate, lead = 4, partner = 4): Entry => ({
  startup,
  fate,
  lead,
  partner,
});

/**
 * The applications that commands make, one or a few of each fate; every other one of the bench is a copy of one of them.
 * Startups of the demo's releases and matches keep the fate that those tell of.
 */
export const templatePlan: DemoPlan = {
  last: [
    entry("borui-neuro", "admitted", 5, 4),
    entry("sagan-imaging", "admitted", 4, 5),
    entry("dawn-antibody", "admitted"),
    entry("plainsong", "turned_down"),
    entry("peak-renal", "waitlisted", 3, 3),
    entry("cloudbone", "rejected", 2, 2),
    entry("retina-first", "screened_out"),
    entry("fjordic", "withdrawn"),
    entry("saltmarsh", "lapsed"),
  ],
  present: [
    entry("harbour-vaccines", "panel"),
    entry("aster-peptides", "differ", 4, 2),
    entry("qing-analytics", "offered", 5, 4),
    entry("meridian-biosensing", "returned"),
    entry("ember-women", "agreed"),
    entry("jade-microbiome", "half_sealed", 4, 3),
    entry("zhuhai-optic", "collecting", 4, 3),
    entry("verdant-skin", "reviewed"),
    entry("mindharbour", "in_review", 4, 3),
    entry("kinyuen", "in_review"),
    entry("cloudbone", "assigned"),
    entry("quiet-tremor", "screening"),
    entry("saltmarsh", "submitted"),
  ],
  open: [entry("second-breath", "submitted"), entry("tide-dx", "draft")],
  other: [entry("verdant-skin", "reviewed")],
};

/**
 * How often an application of the template is copied, relative to the others. Its key is its intake and its startup. What
 * is not named is there once.
 */
const weights: Record<string, number> = {
  "last/plainsong": 3,
  "last/peak-renal": 4,
  "last/cloudbone": 26,
  "last/retina-first": 9,
  "last/fjordic": 4,
  "last/saltmarsh": 5,
  "present/harbour-vaccines": 2,
  "present/aster-peptides": 2,
  "present/qing-analytics": 2,
  "present/meridian-biosensing": 2,
  "present/ember-women": 4,
  "present/jade-microbiome": 4,
  "present/zhuhai-optic": 3,
  "present/verdant-skin": 7,
  "present/mindharbour": 4,
  "present/kinyuen": 3,
  "present/cloudbone": 2,
  "present/quiet-tremor": 2,
  "present/saltmarsh": 2,
  "open/second-breath": 3,
  "open/tide-dx": 3,
  "open/nordlys-cell": 1,
  "open/lantau-assays": 1,
  "open/qianhai-mirror": 1,
  "other/verdant-skin": 1,
};

/** Startups of the template that were admitted, in the turn in which they are copied. */
const admitted = ["last/borui-neuro", "last/sagan-imaging", "last/dawn-antibody"] as const;

/** Past intakes half a year apart, the template's own included: three years of them. */
export const pastIntakes = 6;

/** Places of a cohort: many more apply than are admitted, however many apply. */
const places = 20;

/** Applications that share a set of reviewers. */
const applicationsPerReviewers = 120;

/** Sets of mentors; a programme has a bounded number of them. */
const mentorSets = 4;

/** Times within a day's work: copies of one application do not all happen at the same minute. */
const shifts = 64;

export interface Copy {
  /** Counts from 1. */
  number: number;
  key: string;
  /** 0: the template's own intake; 1 and more: half years before it. */
  intake: number;
  reviewers: number;
  mentors: number;
  /** 0 to 63: minutes by which it was earlier. */
  shift: number;
}

/** The turn in which keys are copied: each once, then by weight, well mixed. */
function turns(): string[] {
  const keys = Object.keys(weights);
  const all = keys.flatMap((key) =>
    Array.from({ length: (weights[key] ?? 1) - 1 }, (_, at) => ({
      key,
      place: (at + 1) / (weights[key] ?? 1) + (keys.indexOf(key) % 7) / 1_000,
    })),
  );
  return [...keys, ...all.toSorted((a, b) => a.place - b.place).map(({ key }) => key)];
}

/** Copies number 1 to `count`; the first so many are the same for every count. */
export function copies(count: number): Copy[] {
  const order = turns();
  const filled = Array<number>(pastIntakes).fill(0);
  return Array.from({ length: count }, (_, at): Copy => {
    const number = at + 1;
    const intake = number % pastIntakes;
    const wanted = order[at % order.length] ?? "";
    const isPast = wanted.startsWith("last/");
    const placesLeft = isPast && (filled[intake] ?? 0) < places;
    const admits = placesLeft && (at < 24 || number % 7 < 2);
    if (admits) filled[intake] = (filled[intake] ?? 0) + 1;
    return {
      number,
      key: admits ? (admitted[number % admitted.length] ?? wanted) : wanted,
      intake: isPast ? intake : 0,
      reviewers: Math.floor(number / applicationsPerReviewers),
      mentors: number % mentorSets,
      shift: (number * 37) % shifts,
    };
  });
}
