import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { pageOf } from "@/tests/e2e/support/people";

const year = new Date().getFullYear();

/** The first page of each demo person, and a page that is not theirs. */
const people: [email: string, own: string[], closed: string[]][] = [
  [
    "founder@demo.test",
    ["/my", "/profile", "/my-data", "/tasks"],
    [
      "/desk",
      "/desk/assisted",
      "/emergency",
      "/reviews",
      "/mentoring",
      "/admin",
      "/audit",
      "/retention",
    ],
  ],
  [
    "officer@hkstp.demo.test",
    [
      "/desk",
      "/desk/mail",
      "/desk/mentors",
      "/desk/cohorts",
      "/desk/import",
      "/desk/assisted",
      "/tasks",
    ],
    ["/reviews", "/admin", "/mentoring", "/emergency"],
  ],
  [
    "manager@hkstp.demo.test",
    [
      "/desk",
      "/desk/programmes",
      "/emergency",
      "/desk/programmes/hkstp-az",
      "/desk/programmes/hkstp-az/people",
      `/desk/intakes/autumn-${year}/assign`,
      `/desk/intakes/autumn-${year}/panel`,
    ],
    ["/reviews", "/admin"],
  ],
  [
    "lead@az.demo.test",
    ["/desk", `/desk/intakes/autumn-${year}/panel`, "/desk/mail"],
    [
      "/desk/import",
      "/desk/assisted",
      "/emergency",
      "/desk/programmes/hkstp-helvion",
      `/desk/intakes/immunology-${year}/panel`,
    ],
  ],
  [
    "lead@other.demo.test",
    ["/desk"],
    ["/desk/programmes/hkstp-az", `/desk/intakes/autumn-${year}/panel`],
  ],
  ["reviewer@hkstp.demo.test", ["/reviews"], ["/desk", "/admin"]],
  ["reviewer@az.demo.test", ["/reviews"], ["/desk"]],
  ["external@demo.test", ["/reviews"], ["/desk"]],
  ["mentor@demo.test", ["/mentoring", "/mentoring/profile", "/tasks"], ["/desk", "/reviews"]],
  ["hospital@demo.test", ["/partner-desk", "/tasks"], ["/desk", "/my-nothing"]],
  ["investor@demo.test", ["/partner-desk"], ["/desk"]],
  ["auditor@demo.test", ["/audit", "/audit/readers"], ["/desk", "/admin", "/retention"]],
  [
    "admin@demo.test",
    ["/admin", "/retention", "/emergency"],
    ["/desk", "/desk/assisted", "/reviews"],
  ],
];

for (const [email, own, closed] of people) {
  test(`${email} finds their pages open and the others not there`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    const page = await pageOf(browser, email, baseURL ?? "");
    for (const path of own) {
      const answer = await page.goto(`/en-HK${path}`);
      expect(answer?.status(), path).toBe(200);
      await expect(page.locator("h1")).toHaveCount(1);
      await expectAccessible(page);
    }
    for (const path of closed) {
      const answer = await page.goto(`/en-HK${path}`);
      expect(answer?.status(), path).toBe(404);
    }
    await page.context().close();
  });
}

const places: [email: string, paths: string[]][] = [
  [
    "manager@hkstp.demo.test",
    [
      ...["applications", "cohorts", "mail", "import"].map((page) => `/desk/${page}/x`),
      "/desk/intakes/x/panel",
      "/desk/intakes/x/assign",
      "/desk/programmes/x",
      "/desk/programmes/hkstp-az/form/x",
      "/desk/programmes/hkstp-az/form/1/questions/x",
      "/desk/programmes/hkstp-az/form/1/sections/x/new",
      "/desk/programmes/hkstp-az/intakes/x",
    ],
  ],
  [
    "founder@demo.test",
    [
      ...[
        "",
        "/sections/company",
        "/review",
        "/submitted",
        "/sharing",
        "/sharing/x",
        "/mentors",
      ].map((page) => `/applications/x${page}`),
      ...["/card", "/offer", "/onboarding", "/sharing/as"].map((page) => `/applications/x${page}`),
      "/startups/x",
      "/documents/x",
    ],
  ],
  ["reviewer@hkstp.demo.test", ["/reviews/x"]],
  ["mentor@demo.test", ["/mentoring/matches/x"]],
  ["lead@az.demo.test", ["/releases/x", "/releases/ask/x"]],
  ["admin@demo.test", ["/emergency/x"]],
];

for (const [email, paths] of places) {
  test(`an address that is none is not found, asked by ${email}`, async ({ browser, baseURL }) => {
    const page = await pageOf(browser, email, baseURL ?? "");
    const answers = await Promise.all(
      paths.map(async (path) => [path, (await page.request.get(`/en-HK${path}`)).status()]),
    );
    expect(answers).toEqual(paths.map((path) => [path, 404]));
    await page.context().close();
  });
}

test("a page behind the sign-in sends strangers to it and remembers where they wanted to go", async ({
  page,
}) => {
  await page.goto("/en-HK/my");
  await expect(page).toHaveURL(/\/en-HK\/sign-?in\?next=/);
});

test("two applications of one startup at two partners never meet at the partner", async ({
  browser,
  baseURL,
}) => {
  const partner = await pageOf(browser, "lead@az.demo.test", baseURL ?? "");
  const other = await pageOf(browser, "lead@other.demo.test", baseURL ?? "");
  const items = async (page: typeof partner) =>
    (
      (await (await page.request.get("/api/applications?q=Dawn")).json()) as {
        items: { id: string }[];
      }
    ).items.map((one) => one.id);
  const [mine, theirs] = [await items(partner), await items(other)];
  expect(mine.length).toBeGreaterThan(0);
  expect(theirs.length).toBeGreaterThan(0);
  expect(mine.filter((id) => theirs.includes(id))).toEqual([]);
  for (const id of theirs)
    expect((await partner.request.get(`/api/applications/${id}`)).status()).toBe(404);
  for (const id of mine)
    expect((await other.request.get(`/api/applications/${id}`)).status()).toBe(404);
});

test("a request from elsewhere changes nothing", async ({ browser, baseURL }) => {
  const page = await pageOf(browser, "founder@demo.test", baseURL ?? "");
  for (const origin of ["https://elsewhere.example", "null"]) {
    const answer = await page.request.post("/api/applications", { data: {}, headers: { origin } });
    expect(answer.status()).toBe(403);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
  }
});
