import type { ApplicationStatus } from "@/lib/applications/schema";

/**
 * Months after its ending that an application's content is kept (PDPO, DPP 2(2): no longer than the purpose needs).
 * A draft that lapsed served nobody. Withdrawn, declined, lapsed: questions and one more intake. Rejected: the appeal and
 * the next two intakes, where it may be compared. Left and graduated: claims out of the agreement can be made for six
 * years (Limitation Ordinance, Cap. 347, s. 4), and one to close the books. Twin: the table in docs/privacy.md.
 */
const months = {
  draft: 6,
  withdrawn: 12,
  declined: 12,
  lapsed: 12,
  rejected: 24,
  left: 84,
  graduated: 84,
} as const;

type Ending = Exclude<keyof typeof months, "draft">;

/** The endings that start a timer. */
export const endings = Object.keys(months).filter((name) => name !== "draft") as Ending[];

/** The moment from which an application's content is erased; null while it is under way. */
export function erasedFrom(application: {
  status: ApplicationStatus;
  statusAt: Date;
  wasSubmitted: boolean;
}): Date | null {
  const ending = endings.find((name) => name === application.status);
  if (!ending) return null;
  return addMonths(application.statusAt, months[application.wasSubmitted ? ending : "draft"]);
}

/** The same day so many calendar months later; the month's last day where it has fewer. */
export function addMonths(from: Date, count: number): Date {
  const later = new Date(from);
  later.setUTCMonth(later.getUTCMonth() + count);
  // 31 August + 6 months would be 3 March.
  if (later.getUTCDate() !== from.getUTCDate()) later.setUTCDate(0);
  return later;
}

/** The latest moment at which an ending can have been so that its timer has run out now; for the query's rough cut. */
export const shortestMonths = Math.min(...Object.values(months));
