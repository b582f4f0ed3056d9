import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dateFromBoxes,
  dateFromText,
  datesIn,
  dayInQuery,
  isDay,
  timeFromText,
} from "@/lib/i18n/typed-date";

describe("a pasted date", () => {
  it.each([
    ["14022025"],
    ["20250214"],
    ["14/2/2025"],
    ["2/14/2025"],
    ["14-02-2025"],
    ["14.2.2025"],
    ["14 2 2025"],
    ["2025-02-14"],
    ["2025/2/14"],
    ["2025.02.14"],
    ["14 Feb 2025"],
    ["14th of February 2025"],
    ["14-Feb-2025"],
    ["Feb 14, 2025"],
    ["Fri, 14 Feb 2025"],
    ["2025 Feb 14"],
    ["2025年2月14日"],
    ["2025 年 2 月 14 日"],
    ["二〇二五年二月十四日"],
    ["２０２５年２月１４日"],
    ["１４／２／２０２５"],
  ])("%s is 14 February 2025", (typed) => {
    expect(dateFromText(typed)).toBe("2025-02-14");
  });

  it("with two readings is not taken, and both are named", () => {
    expect(datesIn("3/4/2025")).toEqual(["2025-04-03", "2025-03-04"]);
    expect(datesIn("01022025")).toEqual(["2025-02-01", "2025-01-02"]);
    expect(dateFromText("3/4/2025")).toBeNull();
  });

  it("whose readings agree is taken", () => {
    expect(dateFromText("4/4/2025")).toBe("2025-04-04");
    expect(dateFromText("12122025")).toBe("2025-12-12");
  });

  it.each([
    "",
    "soon",
    "31/2/2025",
    "30 Feb 2025",
    "14/2/25",
    "2025",
    "1402202",
    "14 Foo 2025",
    "2025-13-01",
    "14||2025",
  ])("%s is none", (typed) => {
    expect(dateFromText(typed)).toBeNull();
  });

  it("in its stored form is always itself", () => {
    const days = fc.date({
      min: new Date("1000-01-01T00:00:00Z"),
      max: new Date("9999-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(dateFromText(day)).toBe(day);
        expect(isDay(day)).toBe(true);
      }),
    );
  });
});

describe("three boxes", () => {
  it.each([
    [{ day: "3", month: "4", year: "2025" }, "2025-04-03"],
    [{ day: "０３", month: "Apr", year: "2025" }, "2025-04-03"],
    [{ day: "3日", month: "四月", year: "2025年" }, "2025-04-03"],
    [{ day: "31", month: "2", year: "2025" }, null],
    [{ day: "2", month: "14", year: "2025" }, null],
    [{ day: "3", month: "4", year: "25" }, null],
    [{ day: "3", month: "", year: "2025" }, null],
    [{ day: "", month: "", year: "" }, null],
  ])("%o → %s", (boxes, day) => {
    expect(dateFromBoxes(boxes)).toBe(day);
  });

  it("stand in a query where no script ran", () => {
    const query: Record<string, string> = {
      "from-day": "3",
      "from-month": "4",
      "from-year": "2025",
    };
    expect(dayInQuery((name) => query[name] ?? null, "from")).toBe("2025-04-03");
    expect(dayInQuery(() => null, "from")).toBe("");
    expect(dayInQuery((name) => (name === "from" ? "2025-04-03" : null), "from")).toBe(
      "2025-04-03",
    );
  });
});

describe("a time of day", () => {
  it.each([
    ["18:00", "18:00"],
    ["1800", "18:00"],
    ["9:05", "09:05"],
    ["6 pm", "18:00"],
    ["6:30 p.m.", "18:30"],
    ["12am", "00:00"],
    ["12 pm", "12:00"],
    ["18時30分", "18:30"],
    ["下午6時", "18:00"],
    ["１８：００", "18:00"],
    ["6", null],
    ["25:00", null],
    ["18:60", null],
    ["13 pm", null],
    ["noon", null],
  ])("%s → %s", (typed, time) => {
    expect(timeFromText(typed)).toBe(time);
  });
});
