import { describe, expect, it } from "vitest";
import { isLocale, localeFromAcceptLanguage } from "@/lib/i18n/locales";

describe("the language of a browser", () => {
  it.each([
    ["zh-HK", "zh-HK"],
    ["zh-TW,zh;q=0.9,en;q=0.8", "zh-HK"],
    ["zh-Hant", "zh-HK"],
    ["zh-Hant-HK", "zh-HK"],
    ["zh-MO", "zh-HK"],
    ["yue-Hant-HK", "zh-HK"],
    ["zh", "zh-CN"],
    ["zh-CN,zh;q=0.9", "zh-CN"],
    ["zh-Hans-HK", "zh-CN"],
    ["zh-SG", "zh-CN"],
    ["en-GB,en;q=0.9,zh-HK;q=0.8", "en-HK"],
    ["en;q=0.3, zh-HK;q=0.9", "zh-HK"],
    ["fr-FR,fr;q=0.9,zh-HK;q=0.5", "zh-HK"],
    ["zh-HK;q=0,en", "en-HK"],
    ["fr", "en-HK"],
    ["*", "en-HK"],
    ["", "en-HK"],
    [";;;,q=,zh-HK;q=x", "en-HK"],
  ])("%s is read in %s", (header, locale) => {
    expect(localeFromAcceptLanguage(header)).toBe(locale);
  });

  it("falls back to English when the header is missing", () => {
    expect(localeFromAcceptLanguage(null)).toBe("en-HK");
  });

  it("knows exactly the three codes of the paths", () => {
    expect(["en-HK", "zh-HK", "zh-CN"].every(isLocale)).toBe(true);
    expect(["en", "zh-hk", "", undefined, "api"].some(isLocale)).toBe(false);
  });
});
