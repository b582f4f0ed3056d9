import { describe, expect, it } from "vitest";
import {
  asHongKongClock,
  closeOfBusiness,
  dayAfter,
  endOfDay,
  fromHongKongInput,
  hongKongDate,
  lastMinuteOfDay,
  startOfDay,
  toHongKongInput,
} from "@/lib/i18n/hong-kong-time";

const day = "2027-03-31";

describe("a day in Hong Kong", () => {
  it("turns over at 16:00 UTC, whatever way the moment is written", () => {
    expect(hongKongDate("2027-03-31T15:59:59.999Z")).toBe(day);
    expect(hongKongDate(new Date("2027-03-31T16:00:00Z"))).toBe("2027-04-01");
    expect(hongKongDate(Date.parse("2027-03-30T16:00:00Z"))).toBe(day);
    expect(hongKongDate(day)).toBe(day);
    expect(() => hongKongDate("soon")).toThrow(RangeError);
  });

  it("begins, closes and ends at named moments, all on that day", () => {
    const moments = [startOfDay, closeOfBusiness, lastMinuteOfDay, endOfDay].map((of) => of(day));
    expect(moments.map((moment) => new Date(moment).toISOString())).toEqual([
      "2027-03-30T16:00:00.000Z",
      "2027-03-31T10:00:00.000Z",
      "2027-03-31T15:59:00.000Z",
      "2027-03-31T15:59:59.000Z",
    ]);
    expect(moments.map(hongKongDate)).toEqual([day, day, day, day]);
  });

  it("that was not chosen stays empty", () => {
    for (const of of [startOfDay, closeOfBusiness, lastMinuteOfDay, endOfDay])
      expect(of("")).toBe("");
  });

  it("is counted on over months and leap days", () => {
    expect(dayAfter("2028-02-28T15:00:00Z")).toBe("2028-02-29");
    expect(dayAfter("2028-02-28T17:00:00Z")).toBe("2028-03-01");
    expect(dayAfter("2027-12-25T00:00:00Z", 14)).toBe("2028-01-08");
  });
});

describe("a date-time control", () => {
  it("shows Hong Kong's clock and reads it back", () => {
    expect(toHongKongInput("2027-03-31T10:00:00Z")).toBe("2027-03-31T18:00");
    expect(toHongKongInput(null)).toBe("");
    expect(fromHongKongInput("2027-03-31T18:00")).toBe("2027-03-31T18:00:00+08:00");
    expect(asHongKongClock("2027-03-31T10:00:00Z").getUTCHours()).toBe(18);
  });

  it("gives an untouched moment back with its seconds", () => {
    const stored = "2027-03-31T10:00:42.000Z";
    expect(fromHongKongInput("2027-03-31T18:00", stored)).toBe(stored);
    expect(fromHongKongInput("2027-03-31T18:01", stored)).toBe("2027-03-31T18:01:00+08:00");
  });
});
