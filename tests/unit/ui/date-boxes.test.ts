import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boxesOfValue,
  emptyBoxes,
  troubleIn,
  twoReadings,
  valueOfBoxes,
  wholeDate,
} from "@/components/ui/date-boxes";

const boxes = (day: string, month: string, year: string, time = "") => ({ day, month, year, time });

describe("the boxes of a date field", () => {
  it("give the day in its stored form, and nothing that could be taken for one until they hold it", () => {
    expect(valueOfBoxes(boxes("3", "4", "2025"), false)).toBe("2025-04-03");
    expect(valueOfBoxes(boxes("3", "4", ""), false)).toBe("3|4|");
    expect(valueOfBoxes(emptyBoxes, false)).toBe("");
    expect(valueOfBoxes(boxes("3", "4", "2025", "18:00"), true)).toBe("2025-04-03T18:00");
    expect(valueOfBoxes(boxes("3", "4", "2025"), true)).toBe("3|4|2025|");
  });

  it("come back from what they gave, whatever was typed", () => {
    const typed = fc.string({ maxLength: 5 }).map((text) => text.replaceAll("|", ""));
    fc.assert(
      fc.property(fc.record({ day: typed, month: typed, year: typed }), (each) => {
        const value = valueOfBoxes({ ...each, time: "" }, false);
        expect(valueOfBoxes(boxesOfValue(value), false)).toBe(value);
      }),
    );
  });

  it("take a whole date, with its time where one is asked for", () => {
    expect(wholeDate("14022025", false)).toEqual(boxes("14", "2", "2025"));
    expect(wholeDate("2025-02-14T09:00", true)).toEqual(boxes("14", "2", "2025", "09:00"));
    expect(wholeDate("14 Feb 2025, 6 pm", true)).toEqual(boxes("14", "2", "2025", "18:00"));
    expect(wholeDate("2025年2月14日 18:00", true)).toEqual(boxes("14", "2", "2025", "18:00"));
    expect(wholeDate("2025-02-14T09:00", false)).toBeNull();
    expect(wholeDate("3/4/2025", false)).toBeNull();
  });

  it("name what keeps them from being a date", () => {
    expect(troubleIn(boxes("31", "2", "2025"), false)).toEqual({ code: "noSuchDay" });
    expect(troubleIn(boxes("3", "4", "25"), false)).toEqual({ code: "yearDigits" });
    expect(troubleIn(boxes("3", "4", "2025"), true)).toEqual({ code: "timeMissing" });
    expect(troubleIn(boxes("3", "4", "2025", "noon"), true)).toEqual({ code: "timeInvalid" });
    expect(troubleIn(boxes("3", "", ""), false)).toBeNull();
    expect(troubleIn(boxes("3", "4", "2025"), false)).toBeNull();
    expect(twoReadings(" 3/4/2025")).toEqual({
      code: "twoReadings",
      typed: "3/4/2025",
      one: "2025-04-03",
      other: "2025-03-04",
    });
  });
});
