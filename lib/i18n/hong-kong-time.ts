// The one place that knows where Hong Kong stands to UTC; statements in SQL name the zone themselves.

import { isDay } from "./typed-date";

/** Every date in the product is read and shown in Hong Kong time, UTC+8 without daylight saving. */
export const timeZone = "Asia/Hong_Kong";

const offset = 8 * 60 * 60 * 1000;
const dayLength = 24 * 60 * 60 * 1000;

/** A Date, milliseconds since 1970, an ISO moment, or yyyy-mm-dd, which is taken as that day in Hong Kong. */
export type Moment = Date | string | number;

/**
 * A moment moved so that its UTC fields (getUTCHours, toISOString) read as the clock in Hong Kong. Arithmetic instead of
 * Intl: the same on server and browser, whatever ICU they carry. An invalid date for what is none.
 */
export const asHongKongClock = (moment: Moment): Date =>
  new Date(new Date(moment).getTime() + offset);

/** The calendar day in Hong Kong at a moment, yyyy-mm-dd, as date controls hold it. Throws RangeError for no date. */
export const hongKongDate = (moment: Moment): string =>
  asHongKongClock(moment).toISOString().slice(0, 10);

/** The day in Hong Kong so many days after a moment, yyyy-mm-dd. */
export const dayAfter = (moment: Moment, days = 1): string =>
  hongKongDate(new Date(moment).getTime() + days * dayLength);

/** Whether a date field holds a day, yyyy-mm-dd, and one not before `first`; half a date is none. */
export const isDayFrom = (value: string, first: string): boolean => isDay(value) && value >= first;

const at = (day: string, time: string): string => (day === "" ? "" : `${day}T${time}+08:00`);

// Of a day as a date control holds it, yyyy-mm-dd, an ISO moment with its offset. "" stays "", for the server to refuse.

/** The first moment of a day. */
export const startOfDay = (day: string): string => at(day, "00:00:00");

/** 18:00, when an office closes: what is asked for by a day is due while somebody can still look at it. */
export const closeOfBusiness = (day: string): string => at(day, "18:00:00");

/** 23:59 sharp, the minute that a deadline shows. */
export const lastMinuteOfDay = (day: string): string => at(day, "23:59:00");

/** The last second of a day: what holds until a day holds through all of it. */
export const endOfDay = (day: string): string => at(day, "23:59:59");

/** A moment as a date field with time holds it, in Hong Kong: yyyy-mm-ddThh:mm; "" for none. */
export const toHongKongInput = (moment: Date | string | null): string =>
  moment === null ? "" : asHongKongClock(moment).toISOString().slice(0, 16);

/**
 * What stands in a date field with time as an ISO moment with its offset; null when empty. Untouched, it gives the
 * stored moment back, because the field does not show seconds and a deadline may not move earlier by them.
 */
export function fromHongKongInput(
  typed: string,
  stored: Date | string | null = null,
): string | null {
  if (typed === "") return null;
  if (stored !== null && typed === toHongKongInput(stored)) return new Date(stored).toISOString();
  return `${typed.slice(0, 16)}:00+08:00`;
}
