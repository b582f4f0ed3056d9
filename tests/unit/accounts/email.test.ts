import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseEmail } from "@/lib/accounts/email";
import { requestCodeSchema, verifyCodeSchema } from "@/lib/accounts/schema";

describe("an email address", () => {
  it("is stored in lower case without surrounding blanks", () => {
    expect(normaliseEmail("  Ada.Lovelace+hk@Example.ORG ")).toBe("ada.lovelace+hk@example.org");
  });

  it.each([
    ["full-width @", "victim＠example.org"],
    ["small-form @", "victim﹫example.org"],
    ["full-width letters", "ｖictim@example.org"],
    ["dotless i", "vıctim@example.org"],
    ["long s that folds to s", "ſam@example.org"],
    ["Kelvin sign that lower-cases to k", "\u212Aim@example.org"],
    ["CR LF", "a@example.org\r\nBcc: b@example.org"],
    ["a line end at the end", "a@example.org\n"],
    ["a NUL", "a\u0000@example.org"],
    ["two recipients", "a@example.org,b@example.org"],
    ["a display name", "A <a@example.org>"],
    ["a quoted local part", '"a b"@example.org'],
    ["two @", "a@b@example.org"],
    ["no dot in the domain", "a@localhost"],
    ["an address literal", "a@[127.0.0.1]"],
    ["a dot first", ".a@example.org"],
    ["two dots", "a..b@example.org"],
    ["a hyphen at a label's end", "a@exa-.org"],
    ["no local part", "@example.org"],
    ["a long local part", `${"a".repeat(65)}@example.org`],
    [
      "a long address",
      `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(20)}.org`,
    ],
    ["nothing", ""],
  ])("is refused when it holds %s", (_what, raw) => {
    expect(normaliseEmail(raw)).toBeNull();
  });

  it("is either refused or printable lower-case ASCII with one @, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.emailAddress(), fc.string({ unit: "grapheme" })),
        (raw) => {
          const stored = normaliseEmail(raw);
          if (stored === null) return;
          expect(stored).toMatch(/^[!-~]+@[!-~]+$/);
          expect(stored).toBe(stored.toLowerCase());
          expect(stored.split("@")).toHaveLength(2);
          expect(normaliseEmail(stored)).toBe(stored);
        },
      ),
    );
  });

  it("never becomes another person's by inserting one character of any script", () => {
    const victim = "victim@example.org";
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
        fc.nat({ max: victim.length }),
        (extra, at) => {
          const typed = victim.slice(0, at) + extra + victim.slice(at);
          if (!/^[ \t]$/.test(extra)) expect(normaliseEmail(typed)).not.toBe(victim);
        },
      ),
    );
  });

  it("gives a code the reader understands when it is refused", () => {
    const issues = requestCodeSchema.safeParse({ email: "nobody" }).error?.issues;
    expect(issues?.map(({ message }) => message)).toEqual(["accounts.email_format"]);
    expect(requestCodeSchema.safeParse({ email: { not: "" } }).success).toBe(false);
    expect(requestCodeSchema.safeParse({ email: "a@example.org", admin: true }).success).toBe(
      false,
    );
  });
});

describe("a typed code", () => {
  it.each(["123456", " 123 456 ", "123-456", "１２３４５６"])("is understood as %s", (code) => {
    expect(verifyCodeSchema.parse({ email: "a@example.org", code }).code).toBe("123456");
  });

  it.each(["12345", "1234567", "12345a", "١٢٣٤٥٦", ""])("is refused as %s", (code) => {
    expect(verifyCodeSchema.safeParse({ email: "a@example.org", code }).success).toBe(false);
  });
});
