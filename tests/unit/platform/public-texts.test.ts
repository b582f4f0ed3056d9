import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { robotsText, securityText } from "@/lib/platform/public-texts";

const pages = path.resolve(import.meta.dirname, "../../../app/[locale]");

const rules = (text: string) =>
  text.split("\n").flatMap((line) => /^Disallow: (.+)$/.exec(line)?.[1] ?? []);

describe("robots.txt", () => {
  it("keeps everybody out of a demo", () => {
    expect(rules(robotsText({ isDemo: true }))).toEqual(["/"]);
  });

  it("closes every page of the audiences and none that is public", () => {
    const closed = rules(robotsText({ isDemo: false }));
    const isClosed = (address: string) => closed.some((rule) => address.startsWith(rule));
    const groups = readdirSync(pages).filter((name) => /^\(\w+\)$/.test(name));
    const own = groups
      .filter((name) => name !== "(public)")
      .flatMap((group) =>
        readdirSync(path.join(pages, group), { withFileTypes: true }).flatMap((each) =>
          each.isDirectory() ? each.name : [],
        ),
      );
    expect(own.length).toBeGreaterThan(10);
    for (const name of own) expect(isClosed(`/zh-HK/${name}`), name).toBe(true);
    for (const name of ["", "/programmes/spring", "/privacy", "/notices", "/contact"])
      expect(isClosed(`/en-HK${name}`), name).toBe(false);
  });
});

describe("security.txt", () => {
  it("has what RFC 9116 asks for: a contact, one end within a year, its own address", () => {
    const now = new Date("2026-11-28T10:00:00Z");
    const lines = securityText({ origin: "https://portal.example.org" }, now).split("\n");
    const fields = new Map(
      lines.flatMap((line) => {
        const [, name = "", value = ""] = /^([A-Za-z-]+): (.+)$/.exec(line) ?? [];
        return name ? [[name, value] as const] : [];
      }),
    );
    expect(fields.get("Contact")).toBe("https://portal.example.org/en-HK/contact");
    expect(fields.get("Canonical")).toBe("https://portal.example.org/.well-known/security.txt");
    expect(lines.filter((line) => line.startsWith("Expires:"))).toHaveLength(1);
    const days = (Date.parse(fields.get("Expires") ?? "") - now.getTime()) / (24 * 3600_000);
    expect(days).toBeGreaterThan(150);
    expect(days).toBeLessThan(365);
  });
});
