import { hongKongDate, startOfDay } from "@/lib/i18n/hong-kong-time";

const day = 24 * 3600_000;

const daysBetween = (from: Date, to: Date): number =>
  (Date.parse(startOfDay(hongKongDate(to))) - Date.parse(startOfDay(hongKongDate(from)))) / day;

/**
 * A date that was set when it was decided, as it counts for a letter that goes at `releasedAt`: as many whole days in
 * Hong Kong later as the letter goes after the decision, at the same time of day (product.md, lifecycle: "clocks, endings
 * and dates count from the release").
 */
export function dateOfLetter(planned: Date, decidedAt: Date, releasedAt: Date): Date {
  return new Date(planned.getTime() + daysBetween(decidedAt, releasedAt) * day);
}

/** How long before its expiry an offer is remembered, in milliseconds: three days, of a shorter offer the second half. */
export function reminderLead(sentAt: Date, expiresAt: Date): number {
  return Math.min(3 * day, (expiresAt.getTime() - sentAt.getTime()) / 2);
}
