import { describe, expect, it } from "vitest";
import { emailFromText, phoneFromText, webAddressFromText } from "@/lib/i18n/typed-contact";

describe("a web address", () => {
  it.each([
    ["www.kowloonbio.com", "https://www.kowloonbio.com"],
    ["kowloonbio.com/en?a=1", "https://kowloonbio.com/en?a=1"],
    ["ＷＷＷ。kowloonbio。com", "https://WWW.kowloonbio.com"],
    ["HTTP://kowloonbio.com", "http://kowloonbio.com"],
    ["例子.香港", "https://例子.香港"],
    ["https://kowloonbio.com/a b", "https://kowloonbio.com/a b"],
    ["ka.yan@kowloonbio.com", "ka.yan@kowloonbio.com"],
    ["javascript:alert(1)", "javascript:alert(1)"],
    ["none", "none"],
    ["n/a", "n/a"],
  ])("%s → %s", (typed, address) => {
    expect(webAddressFromText(typed)).toBe(address);
  });
});

describe("an email address", () => {
  it.each([
    [" ka.yan@kinyuen.hk ", "ka.yan@kinyuen.hk"],
    ["ka.yan ＠ kinyuen . hk", "ka.yan@kinyuen.hk"],
    ["ｋａ@kinyuen。hk", "ka@kinyuen.hk"],
    ["mailto:ka@kinyuen.hk", "ka@kinyuen.hk"],
    ["Ka Yan ka@kinyuen.hk", "Ka Yan ka@kinyuen.hk"],
  ])("%s → %s", (typed, address) => {
    expect(emailFromText(typed)).toBe(address);
  });
});

describe("a telephone number", () => {
  it.each([
    ["9123 4567", "HK", "+852 9123 4567"],
    ["9123-4567", "HK", "+852 9123 4567"],
    ["９１２３４５６７", "HK", "+852 9123 4567"],
    ["(852) 9123 4567", null, "+852 9123 4567"],
    ["00852 91234567", null, "+852 9123 4567"],
    ["+85291234567", null, "+852 9123 4567"],
    ["+86 138 0013 8000", "HK", "+86 138 0013 8000"],
    ["9123 4567", null, "9123 4567"],
    ["1123 4567", "HK", "1123 4567"],
    ["138 0013 8000", "HK", "138 0013 8000"],
  ] as const)("%s in %s → %s", (typed, place, number) => {
    expect(phoneFromText(typed, place)).toBe(number);
  });
});
