import { dateFromBoxes, dateFromText, datesIn, isDay, timeFromText } from "@/lib/i18n/typed-date";

/** What stands in the boxes of a date field, as typed; `time` is unused where only a day is asked for. */
export type Boxes = { day: string; month: string; year: string; time: string };

export const emptyBoxes: Boxes = { day: "", month: "", year: "", time: "" };

// No date is written with it, so that half a date is never read as a whole one.
const between = "|";

/**
 * The value of a date field: yyyy-mm-dd, with a time yyyy-mm-ddThh:mm; "" when every box is empty; else the boxes
 * themselves, which nobody takes for a date.
 */
export function valueOfBoxes(boxes: Boxes, withTime: boolean): string {
  const typed = [boxes.day, boxes.month, boxes.year, ...(withTime ? [boxes.time] : [])];
  if (typed.every((each) => each.trim() === "")) return "";
  const day = dateFromBoxes(boxes);
  const time = withTime ? timeFromText(boxes.time) : null;
  if (day && !withTime) return day;
  return day && time ? `${day}T${time}` : typed.join(between);
}

/** The boxes of a value; words that are no date stand in the first one. */
export function boxesOfValue(value: string): Boxes {
  const [date = "", time = ""] = value.split("T");
  if (isDay(date)) {
    const [year = "", month = "", day = ""] = date.split("-");
    return { day: String(Number(day)), month: String(Number(month)), year, time };
  }
  if (!value.includes(between)) return { ...emptyBoxes, day: value };
  const [day = "", month = "", year = "", at = ""] = value.split(between);
  return { day, month, year, time: at };
}

/** A whole date in one text, pasted or typed into one box; null for none, or where it has two readings. */
export function wholeDate(text: string, withTime: boolean): Boxes | null {
  const day = dateFromText(text);
  if (day) return boxesOfValue(day);
  if (!withTime) return null;
  for (const gap of text.matchAll(/[Tt,\s]+/g)) {
    const date = dateFromText(text.slice(0, gap.index));
    const time = timeFromText(text.slice(gap.index + gap[0].length));
    if (date && time) return { ...boxesOfValue(date), time };
  }
  return null;
}

export type DateTrouble =
  | { code: "twoReadings"; typed: string; one: string; other: string }
  | { code: "yearDigits" | "noSuchDay" | "timeMissing" | "timeInvalid" };

/** Two days that one text may mean, as a trouble to name; null otherwise. */
export function twoReadings(typed: string): DateTrouble | null {
  const [one, other] = datesIn(typed);
  return one && other ? { code: "twoReadings", typed: typed.trim(), one, other } : null;
}

/** What keeps boxes that were left from being a date; null while they are one, or are not all filled. */
export function troubleIn(boxes: Boxes, withTime: boolean): DateTrouble | null {
  const { day, month, year, time } = boxes;
  const two = [day, month, year].map(twoReadings).find((each) => each !== null);
  if (two) return two;
  if (!dateFromBoxes(boxes)) {
    if ([day, month, year].some((each) => each.trim() === "")) return null;
    const isShort = /^\d{1,3}$/.test(year.normalize("NFKC").trim());
    return { code: isShort ? "yearDigits" : "noSuchDay" };
  }
  if (!withTime || timeFromText(time)) return null;
  return { code: time.trim() === "" ? "timeMissing" : "timeInvalid" };
}
