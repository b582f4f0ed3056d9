import { describe, expect, it } from "vitest";
import { isSameStartup, nameKey, type Named } from "@/lib/startups/same-startup";

const startup = (given: Partial<Named>): Named => ({
  displayName: "Something else",
  nameEn: null,
  nameZhHant: null,
  nameZhHans: null,
  website: null,
  ...given,
});
const borui = startup({
  displayName: "BoRui Neuro",
  nameZhHans: "博睿脑科",
  website: "https://www.borui-neuro.com",
});

describe("a startup", () => {
  it.each<Partial<Named>>([
    { displayName: "BoRui Neuro" },
    { displayName: "  borui   neuro " },
    { displayName: "ＢｏＲｕｉ Ｎｅｕｒｏ" },
    { displayName: "BoRui-Neuro Ltd." },
    { displayName: "BoRui Neuro Co., Limited" },
    { displayName: "博睿脑科有限公司" },
    { nameEn: "Borui Neuro, Inc" },
    { nameZhHant: "博睿脑科" },
    { website: "borui-neuro.com" },
    { website: "http://BORUI-NEURO.COM/about" },
    { website: " https://www.borui-neuro.com./ " },
    { website: "ｈｔｔｐｓ：／／ｂｏｒｕｉ－ｎｅｕｒｏ．ｃｏｍ" },
  ])("is taken for one that is called %o", (given) => {
    expect(isSameStartup(borui, startup(given))).toBe(true);
    expect(isSameStartup(startup(given), borui)).toBe(true);
  });

  it.each<Partial<Named>>([
    {},
    { displayName: "BoRui Cardio" },
    { displayName: "Neuro" },
    { nameZhHans: "博睿" },
    { website: "https://borui-neuro.com.hk" },
    { website: "https://app.borui-neuro.com" },
    { website: "not an address" },
  ])("is not taken for one that is called %o", (given) => {
    expect(isSameStartup(borui, startup(given))).toBe(false);
  });

  it("is told from another one on a site that many share, and by a name that says something", () => {
    const linked = (name: string) =>
      startup({ displayName: name, website: "https://www.linkedin.com/company/x" });
    expect(isSameStartup(linked("One"), linked("Two"))).toBe(false);
    expect(nameKey("有限公司")).toBe("有限公司");
    expect(nameKey("Limited")).toBe("limited");
    expect(nameKey("—")).toBe("");
    expect(isSameStartup(startup({ displayName: "—" }), startup({ displayName: "…" }))).toBe(false);
  });
});
