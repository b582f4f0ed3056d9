import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deskHref, deskQueryFrom, isNarrowed, textOf } from "@/components/desk/desk-query";
import { fieldErrors } from "@/components/desk/screening-values";
import { dayAfter, lastMinuteOfDay } from "@/lib/i18n/hong-kong-time";

describe("the address of the staff's list", () => {
  it("is read with every filter, several values at once", () => {
    const { query, understood } = deskQueryFrom({
      intake: "spring-2027",
      status: ["screening", "returned"],
      area: "oncology,renal",
      country: "HK",
      q: " 健源 ",
      page: "2",
    });
    expect(understood).toBe(true);
    expect(query).toEqual({
      intake: "spring-2027",
      status: ["screening", "returned"],
      area: ["oncology", "renal"],
      country: ["HK"],
      q: "健源",
      page: 2,
    });
  });

  it("leaves out what it does not understand, and says so", () => {
    const { query, understood } = deskQueryFrom({
      status: "sleeping",
      page: "-1",
      evil: "1",
      q: "x",
    });
    expect(understood).toBe(false);
    expect(query).toEqual({ q: "x" });
    expect(deskQueryFrom({ status: "", q: "" })).toEqual({ query: {}, understood: true });
  });

  it("never throws, whatever stands in it", () => {
    const keys = fc.constantFrom("q", "status", "page", "view", "country", "sort", "area", "x");
    fc.assert(
      fc.property(fc.dictionary(keys, fc.oneof(fc.string(), fc.array(fc.string()))), (asked) => {
        deskQueryFrom(asked);
      }),
    );
  });

  it("keeps the filters when a tab, a page or an order is chosen, and begins at page 1", () => {
    const query = { q: "bio", status: ["screening" as const], page: 3 };
    expect(deskHref("/d", query, { view: "mine" })).toBe("/d?status=screening&q=bio&view=mine");
    expect(deskHref("/d", query, { page: 2 })).toBe("/d?status=screening&q=bio&page=2");
    expect(deskHref("/d", { view: "mine" }, { view: "all" })).toBe("/d");
    expect(deskHref("/d", { sort: "name" }, { sort: null })).toBe("/d");
  });

  it("comes back the same through its text", () => {
    const query = deskQueryFrom({ status: "offered,panel", source: "import", sort: "name" }).query;
    expect(deskQueryFrom(textOf(query)).query).toEqual(query);
    expect([isNarrowed(query), isNarrowed({ view: "mine", sort: "name" })]).toEqual([true, false]);
  });
});

describe("dates of screening", () => {
  it("are whole days in Hong Kong", () => {
    expect(dayAfter("2027-03-31T15:59:59.000Z")).toBe("2027-04-01");
    expect(dayAfter("2027-03-31T16:00:00.000Z")).toBe("2027-04-02");
    expect(new Date(lastMinuteOfDay("2027-04-01")).toISOString()).toBe("2027-04-01T15:59:00.000Z");
  });

  it("are refused beside their field, a part of a list beside the list", () => {
    expect(fieldErrors(["sections", "dueAt"], { "sections.0": "No", other: "x" })).toEqual({
      sections: "No",
    });
  });
});
