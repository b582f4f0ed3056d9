import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GrantFact } from "@/lib/applications/policy";
import { documentAccess, sectionAccess } from "@/lib/applications/section-access";

const facts = { source: "self" as const };
const science = { key: "science", tier: "T2" as const };
const release = (version: number | null, documents: string[] = []): GrantFact => ({
  reason: "release",
  sections: ["science"],
  version,
  documents,
});

const access = (reader: "partner" | "lead", grants: GrantFact[], section = science) =>
  sectionAccess(reader, facts, { grants }, section);

describe("which version a reader is served", () => {
  test("the one released, not the newest; of two releases the later", () => {
    expect(access("partner", [release(1)])).toMatchObject({ may: true, version: 1 });
    expect(access("partner", [release(1), release(3)])).toMatchObject({ may: true, version: 3 });
    expect(access("lead", [])).toEqual({ may: true, version: null, grants: [] });
  });

  test("none under a release that is bound to none", () => {
    expect(access("partner", [release(null)])).toMatchObject({ may: false });
  });
});

describe("a document under a release", () => {
  const document = { id: "d", frozenVersions: [1, 2] };
  const opens = (grants: GrantFact[], versions = document.frozenVersions) =>
    documentAccess(access("partner", grants), { ...document, frozenVersions: versions }, 2).may;

  test("opens when it was chosen and stands in the version released", () => {
    expect(opens([release(1, ["d"])])).toBe(true);
    expect(opens([release(1)])).toBe(false);
    expect(opens([release(1, ["other"])])).toBe(false);
    expect(opens([release(1, ["d"])], [2])).toBe(false);
    expect(opens([])).toBe(false);
  });

  test("to the lead follows the last version", () => {
    const of = (versions: number[]) =>
      documentAccess(access("lead", []), { id: "d", frozenVersions: versions }, 2);
    expect(of([1, 2])).toMatchObject({ may: true, version: 2 });
    expect(of([1])).toEqual({ may: false });
  });
});

const grantArbitrary = fc.record({
  reason: fc.constantFrom("release" as const, "assignment" as const, "share_pack" as const),
  sections: fc.subarray(["*", "science", "finance"]),
  version: fc.constantFrom(null, 1, 2),
  documents: fc.subarray(["a", "b"]),
});

const sight = (grants: GrantFact[]) =>
  ["science", "finance"].flatMap((key) => {
    const section = access("partner", grants, { ...science, key });
    const files = ["a", "b"].filter(
      (id) => documentAccess(section, { id, frozenVersions: [1, 2] }, 2).may,
    );
    return section.may ? [key, ...files.map((file) => `${key}/${file}`)] : [];
  });

describe("properties", () => {
  test("a further release never takes sight away", () => {
    fc.assert(
      fc.property(fc.array(grantArbitrary, { maxLength: 3 }), grantArbitrary, (grants, more) => {
        const after = new Set(sight([...grants, more]));
        return sight(grants).every((each) => after.has(each));
      }),
    );
  });

  test("revoking restores exactly what stood before", () => {
    fc.assert(
      fc.property(fc.array(grantArbitrary, { maxLength: 3 }), grantArbitrary, (grants, more) => {
        const both = [...grants, more];
        const revoked = both.filter((grant) => grant !== more);
        expect(sight(revoked)).toEqual(sight(grants));
      }),
    );
  });

  test("nothing protected opens to the partner without a release that names it", () => {
    fc.assert(
      fc.property(fc.array(grantArbitrary, { maxLength: 4 }), (grants) =>
        sight(grants).every((each) => {
          const [key = ""] = each.split("/");
          return grants.some((grant) => grant.reason === "release" && grant.sections.includes(key));
        }),
      ),
    );
  });
});
