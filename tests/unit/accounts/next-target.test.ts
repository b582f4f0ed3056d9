import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { homePageOf } from "@/lib/accounts/home-page";
import { navigationFor } from "@/lib/accounts/navigation";
import { nextTarget, pathAfterSignIn } from "@/lib/accounts/next-target";
import { roles } from "@/lib/accounts/schema";

describe("where a sign-in leads", () => {
  it.each([
    ["/my", "/my"],
    ["/zh-HK/my", "/my"],
    ["/applications/1/sections/2?view=a#x", "/applications/1/sections/2?view=a"],
    ["/desk?status=screening&q=%E5%BF%83", "/desk?status=screening&q=%E5%BF%83"],
    ["/invitations/abc", "/invitations/abc"],
  ])("keeps %s", (wanted, target) => {
    expect(nextTarget(wanted)).toBe(target);
  });

  it.each([
    "https://evil.example/my",
    "//evil.example/my",
    "/\\evil.example",
    "\\/evil.example",
    "/%2f/evil.example",
    "/my\r\nSet-Cookie: a=b",
    "/\t/evil.example",
    "javascript:alert(1)",
    "/api/sign-out",
    "/../api/me",
    "/my/../../evil",
    "/sign-in?next=/my",
    "my",
    "",
    null,
    ["/my"],
    `/my?${"a".repeat(2000)}`,
  ])("drops %j", (wanted) => {
    expect(nextTarget(wanted)).toBe("/home");
  });

  it("never leaves the portal, whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((s) => `/my${s}`),
        ),
        (wanted) => {
          const target = nextTarget(wanted);
          expect(new URL(target, "https://portal.example").origin).toBe("https://portal.example");
          expect(target).toMatch(/^\/[a-z]/);
        },
      ),
    );
  });

  it("asks a new person for their name first", () => {
    expect(pathAfterSignIn("/my", true)).toBe("/profile?next=%2Fmy");
    expect(pathAfterSignIn("https://evil.example", true)).toBe("/profile?next=%2Fhome");
  });
});

describe("the header", () => {
  it("begins with the first page of the acting role, for every role", () => {
    for (const role of roles) {
      expect(navigationFor({ role })[0]?.path).toBe(homePageOf(role));
    }
    expect(navigationFor({ role: null })[0]?.path).toBe(homePageOf(null));
  });

  it("leads everybody who is signed in to what waits for them, last", () => {
    for (const role of [...roles, null])
      expect(
        navigationFor({ role })
          .map(({ path }) => path)
          .indexOf("/tasks"),
      ).toBe(navigationFor({ role }).length - 1);
  });

  it("offers a visitor the programmes alone", () => {
    expect(navigationFor(null).map(({ path }) => path)).toEqual(["/"]);
  });
});
