import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { open } from "@/tests/e2e/support/open";
import { pageOf } from "@/tests/e2e/support/people";

test("a founder allows the public page and takes it back, and takes the startup's data away as one ZIP", async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, "founder@demo.test", baseURL ?? "");
  await open(page, "/en-HK/my-data");
  const box = page.getByLabel(/^Show our startup on the public page of/).first();
  await expect(box).not.toBeChecked();
  await box.click();
  await expect(page.getByText(/Agreed on /)).toBeVisible();
  await page.reload();
  await expect(box).toBeChecked();
  await box.click();
  await expect(page.getByText(/Agreed on /)).toHaveCount(0);

  await page
    .getByRole("button", { name: /^Prepare/ })
    .first()
    .click();
  const data = page.getByRole("link", { name: /^Download as ZIP \(/ }).first();
  await expect(data).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  const answer = await page.request.get((await data.getAttribute("href")) ?? "");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("application/zip");
  // Local file header of a ZIP.
  expect((await answer.body()).subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
});

test("a founder keeps what was sent as PDF from the confirmation", async ({ browser, baseURL }) => {
  const page = await pageOf(browser, "founder@demo.test", baseURL ?? "");
  await open(page, "/zh-HK/my");
  const sent = page.getByRole("link", { name: /Autumn|秋/ }).first();
  const href = (await sent.getAttribute("href")) ?? "";
  await open(page, `${href}/submitted`);
  const ask = page.getByRole("button", { name: "儲存為 PDF" });
  const copy = page.getByRole("link", { name: /^下載 PDF（/ });
  await expect(ask.or(copy)).toBeVisible();
  // One that was made in the last 24 hours is offered at once.
  if (await ask.isVisible()) await ask.click();
  await expect(copy).toBeVisible({ timeout: 30_000 });
  const answer = await page.request.get((await copy.getAttribute("href")) ?? "");
  expect(answer.headers()["content-disposition"]).toMatch(/CI-.*-v1\.pdf/);
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
});
