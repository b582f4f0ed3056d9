import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/support/accessible";

const paths = [
  "",
  "/programmes/hkstp-az",
  "/programmes/hkstp-az/check",
  "/signin",
  "/outbox",
  "/privacy",
  "/notices",
  "/accessibility",
  "/contact",
];

for (const locale of ["en-HK", "zh-HK", "zh-CN"]) {
  test(`every public page stands in ${locale} at 360 pixels without a violation`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(120_000);
    const page = await (
      await browser.newContext({
        viewport: { width: 360, height: 740 },
        ...(baseURL ? { baseURL } : {}),
      })
    ).newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    for (const path of paths) {
      const answer = await page.goto(`/${locale}${path}`);
      expect(answer?.status(), path).toBe(200);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect(page.locator("h1")).toHaveCount(1);
      await expectAccessible(page);
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });
}

test("the front door follows the browser's language", async ({ browser, baseURL }) => {
  for (const [wish, place] of [
    ["zh-TW", "zh-HK"],
    ["zh-CN", "zh-CN"],
    ["fr-FR", "en-HK"],
  ] as const) {
    const context = await browser.newContext({ locale: wish, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page).toHaveURL(new RegExp(`/${place}$`));
    await context.close();
  }
});

test("the health of the portal is told without a sign-in", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    ok: true,
    migrations: { missing: [] },
    worker: { ok: true },
  });
});
