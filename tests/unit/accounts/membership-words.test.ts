import { describe, expect, it } from "vitest";
import { membershipWords, tellingWords } from "@/lib/accounts/membership-words";
import type { MembershipView } from "@/lib/accounts/schema";
import { locales } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";

const t = await getTranslator("en-HK", "accounts");

const membership = (given: Partial<MembershipView>): MembershipView => ({
  id: "1",
  role: "reviewer",
  deputy: false,
  place: "HKSTP",
  programme: "AstraZeneca × HKSTP Co-incubation",
  ...given,
});

const tell = (...all: Partial<MembershipView>[]) => {
  const views = all.map(membership);
  return views.map((view) => tellingWords(view, views, t));
};

describe("what tells a person's memberships apart", () => {
  it("is the programme where role and organisation are the same", () => {
    expect(tell({}, { programme: "Nordic Oncology Co-incubation" })).toEqual([
      "AstraZeneca × HKSTP Co-incubation",
      "Nordic Oncology Co-incubation",
    ]);
  });

  it("is the role, the organisation, or both", () => {
    expect(tell({}, { role: "mentor" })).toEqual(["Reviewer", "Mentor"]);
    expect(tell({}, { place: "AstraZeneca" })).toEqual(["HKSTP", "AstraZeneca"]);
    expect(tell({}, { role: "mentor", place: "AstraZeneca" })).toEqual([
      "Reviewer · HKSTP",
      "Mentor · AstraZeneca",
    ]);
    expect(
      tell({ role: "programme_manager" }, { role: "programme_manager", deputy: true }),
    ).toEqual(["Programme manager", "Programme manager (deputy)"]);
  });

  it("is that a membership is of every programme, where the other is of one; a startup's has none", () => {
    expect(tell({ programme: null }, {})).toEqual([
      "every programme",
      "AstraZeneca × HKSTP Co-incubation",
    ]);
    expect(tell({ role: "owner", place: "BoRui", programme: null }, { role: "mentor" })[0]).toBe(
      "Owner · BoRui",
    );
  });

  it("is the whole phrase where nothing differs", () => {
    const only = membership({});
    expect(tellingWords(only, [only], t)).toBe(membershipWords(only, t));
  });

  it.each(locales)("is never the same for two that differ (%s)", async (locale) => {
    const words = await getTranslator(locale, "accounts");
    const all = (["reviewer", "mentor", "owner"] as const).flatMap((role) =>
      ["HKSTP", "AstraZeneca"].flatMap((place) =>
        ["One", "Two", null].map((programme) => membership({ role, place, programme })),
      ),
    );
    const told = all.map((each) => tellingWords(each, all, words));
    expect(new Set(told).size).toBe(all.length);
  });
});
