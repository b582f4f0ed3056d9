import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessColumns } from "@/lib/imports/columns";
import { countryCode } from "@/lib/imports/countries";
import { judgeRow } from "@/lib/imports/judge-row";
import { tableJudge } from "@/lib/imports/judge-table";
import { mapAnswers } from "@/lib/imports/mapped-answers";
import { factsFromTags } from "@/lib/imports/tags";
import { readWebsite } from "@/lib/imports/website";
import { countWords } from "@/lib/applications/answer-text";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";

const headers = [
  "name",
  "one_liner",
  "description",
  "tags",
  "city",
  "country",
  "year_founded",
  "team_size",
  "website",
];
const columns = guessColumns(headers);
const good = [
  "Alpha Bio",
  "A test",
  "We make tests.",
  "diagnostics;oncology",
  "Shenzhen",
  "CN",
  "2021",
  "12",
  "alpha.example",
];
const withCell = (header: string, cell: string) =>
  good.map((value, at) => (headers[at] === header ? cell : value));
const judge = (cells: readonly string[]) => judgeRow(cells, columns, headers.length, 2026);
const taken = (cells: readonly string[]) => {
  const judged = judge(cells);
  if (!judged.taken) throw new Error(JSON.stringify(judged.reasons));
  return judged;
};

describe("one row", () => {
  it("is taken with what it says", () => {
    expect(taken(good)).toEqual({
      taken: true,
      key: "d:alpha.example",
      notes: [],
      facts: {
        name: "Alpha Bio",
        oneLiner: "A test",
        description: "We make tests.",
        tags: ["diagnostics", "oncology"],
        city: "Shenzhen",
        country: "CN",
        foundedYear: 2021,
        foundedOn: null,
        teamSize: 12,
        website: "https://alpha.example/",
        websiteDomain: "alpha.example",
      },
    });
  });

  const refused: [string, string, string][] = [
    ["name", "  ", "missing_name"],
    ["name", "x".repeat(161), "too_long"],
    ["description", "x".repeat(4001), "too_long"],
    ["website", "javascript:alert(1)", "unreadable_website"],
    ["website", "not an address", "unreadable_website"],
    ["website", "https://user:secret@alpha.example", "unreadable_website"],
    ["year_founded", "1021", "bad_year"],
    ["year_founded", "2027", "bad_year"],
    ["year_founded", "2021-02-31", "bad_year"],
    ["year_founded", "soon", "bad_year"],
    ["team_size", "-3", "bad_team_size"],
    ["team_size", "a few", "bad_team_size"],
    ["team_size", "1e9", "bad_team_size"],
  ];
  it.each(refused)("whose %s is %j is refused: %s", (header, cell, code) => {
    const judged = judge(withCell(header, cell));
    expect(judged.taken).toBe(false);
    if (!judged.taken) expect(judged.reasons.map((reason) => reason.code)).toEqual([code]);
  });

  it("names every reason at once", () => {
    const judged = judge(["", "", "", "", "", "", "x", "y", "z"]);
    expect(judged.taken ? [] : judged.reasons.map(({ code }) => code)).toEqual([
      "missing_name",
      "unreadable_website",
      "bad_year",
      "bad_team_size",
    ]);
  });

  const noted: [string, string, string][] = [
    ["description", "", "missing_description"],
    ["website", "https://", "empty_website"],
    ["website", "https://a.example, http://b.example", "first_website_taken"],
    ["website", "https://www.linkedin.com/company/alpha", "shared_website"],
    ["country", "Atlantis", "unknown_country"],
  ];
  it.each(noted)("whose %s is %j is taken with a note: %s", (header, cell, code) => {
    expect(taken(withCell(header, cell)).notes).toEqual([{ code, params: {} }]);
  });

  it("without a domain of its own is known by name and city", () => {
    expect(taken(withCell("website", "")).key).toBe("n:alpha bio|shenzhen");
    expect(taken(withCell("website", "https://lnkd.in/abc")).key).toBe("n:alpha bio|shenzhen");
  });

  it("keeps formulas as the text they are", () => {
    for (const cell of ['=HYPERLINK("http://x.example","y")', "+1+1", "-2", "@SUM(A1)"])
      expect(taken(withCell("name", cell)).facts.name).toBe(cell);
  });

  it("never throws, whatever its cells", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 12 }), (cells) => {
        const judged = judge(cells);
        if (judged.taken) mapAnswers(defaultForm.sections, judged.facts);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the rows of a file", () => {
  const context = {
    form: defaultForm.sections,
    columns,
    headerCount: headers.length,
    thisYear: 2026,
  };

  it("tell one startup written twice, and two that share a name", () => {
    const next = tableJudge({ ...context, known: new Set() });
    expect(next(good, 2).state).toBe("ready");
    expect(next(withCell("website", "https://WWW.Alpha.example/about"), 3)).toMatchObject({
      state: "duplicate",
      reasons: [{ code: "duplicate_in_file", params: { line: 2 } }],
    });
    expect(next(withCell("website", "https://other.example"), 4)).toMatchObject({
      state: "ready",
      reasons: [{ code: "same_name", params: { line: 2 } }],
    });
  });

  it("pass over what the intake already holds", () => {
    const next = tableJudge({ ...context, known: new Set(["d:alpha.example"]) });
    expect(next(good, 2)).toMatchObject({
      state: "duplicate",
      reasons: [{ code: "already_imported" }],
    });
  });
});

describe("the answers of an imported startup", () => {
  const facts = taken(good).facts;

  it("stand in T1 sections only, in questions that the form asks", () => {
    const { sections } = mapAnswers(defaultForm.sections, facts);
    const shared = defaultForm.sections.filter(({ tier }) => tier === "T1").map(({ key }) => key);
    expect([...sections.keys()]).toEqual(shared);
    expect(sections.get("company")).toEqual({
      company_name_en: "Alpha Bio",
      place: "mainland_gba",
      city: "Shenzhen",
      headcount: 12,
      website: "https://alpha.example/",
    });
    expect(sections.get("product")).toEqual({
      title: "A test",
      abstract: "We make tests.",
      abstract_language: "english",
      domain: "diagnostic",
      therapeutic_area: ["oncology"],
      modality: ["in_vitro_diagnostic"],
    });
  });

  it("hold the first whole sentences of a description that is too long, and say so", () => {
    const sentence = "We find cancer early with a small blood test that anyone can take. ";
    const { sections, shortened } = mapAnswers(defaultForm.sections, {
      ...facts,
      description: sentence.repeat(40),
    });
    const abstract = String(sections.get("product")?.abstract);
    expect(shortened).toBe(true);
    expect(countWords(abstract)).toBeLessThanOrEqual(150);
    expect(abstract.endsWith("take.")).toBe(true);
  });

  it("put a Chinese name where it is written, never converted", () => {
    const named = (name: string, country: string) =>
      mapAnswers(defaultForm.sections, { ...facts, name, country }).sections.get("company");
    expect(named("健源醫藥", "HK")).toMatchObject({ company_name_zh_hant: "健源醫藥" });
    expect(named("博睿脑科", "CN")).toMatchObject({ company_name_zh_hans: "博睿脑科" });
  });
});

describe("what a file writes", () => {
  it("of a website becomes an address and a domain", () => {
    expect(readWebsite("HTTPS://WWW.Example.ORG/a?b=c ")).toMatchObject({
      url: "https://www.example.org/a?b=c",
      domain: "example.org",
    });
    expect(readWebsite("例子.公司.cn").kind).toBe("read");
    expect(readWebsite("localhost").kind).toBe("unreadable");
    expect(readWebsite("n/a")).toEqual({ kind: "none", stray: true });
  });

  it("of a country becomes a code", () => {
    expect(
      ["HK", "hong kong", "香港", "China", "中国", "UK", "Denmark", "丹麥", "nowhere"].map(
        countryCode,
      ),
    ).toEqual(["HK", "HK", "HK", "CN", "CN", "GB", "DK", "DK", null]);
  });

  it("of tags becomes domain, areas and modalities; unknown ones say nothing", () => {
    expect(factsFromTags(["SaaS", "Digital Health", "diagnostics"])).toEqual({
      domain: "diagnostic",
      areas: [],
      modalities: ["software_ai", "in_vitro_diagnostic"],
    });
    expect(factsFromTags(["constructor", "__proto__"])).toEqual({
      domain: null,
      areas: [],
      modalities: [],
    });
  });
});
