import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { MembersPage } from "@/tests/e2e/support/members-page";
import { open } from "@/tests/e2e/support/open";
import { pageOf, strangersPage, takeUpInvitation } from "@/tests/e2e/support/people";

test.setTimeout(180_000);

test("an administrator reads for an hour what a manager confirmed, and the startup is told", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const mark = Date.now().toString(36);
  // A person of this walk: those of the demo are watched by the crawl, which must find them reading nothing.
  const guest = { email: `emergency-${mark}@walk.test`, name: `Emergency ${mark}` };
  const admin = await pageOf(browser, "admin@demo.test", origin);
  await new MembersPage(admin, "/en-HK/admin").invite(guest, "Administrator, HKSTP");
  const page = await strangersPage(browser, origin);
  await takeUpInvitation(page, guest);

  const manager = await pageOf(browser, "manager@hkstp.demo.test", origin);
  const { items } = (await (await manager.request.get("/api/applications?view=all")).json()) as {
    items: { id: string; reference: string }[];
  };
  const { id = "", reference = "" } = items.at(-1) ?? {};
  expect((await page.goto(`/en-HK/emergency/${id}`))?.status()).toBe(404);

  await open(page, "/en-HK/admin");
  await page.getByRole("link", { name: "Emergency access" }).first().click();
  await page.waitForURL(/\/emergency$/);
  await page.locator("#emergency-reference").fill("CI-0000-00");
  await page.locator("#emergency-reason").fill("A page of the file store is to be compared.");
  await page.getByRole("button", { name: "Ask a second person to confirm" }).click();
  await expect(page.getByText(/There is no application with this reference/).first()).toBeVisible();
  await page.locator("#emergency-reference").fill(reference);
  await page.getByRole("button", { name: "Ask a second person to confirm" }).click();
  await expect(page.getByText("Waits for a second person").first()).toBeVisible();
  await expectAccessible(page);

  await open(manager, "/en-HK/desk");
  await expect(manager.getByText(/emergency access waits for you/)).toBeVisible();
  await manager.locator('main a[href$="/emergency"]').click();
  await manager.waitForURL(/\/emergency$/);
  await manager.getByRole("button", { name: `Confirm: ${reference}` }).click();
  await manager.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
  await expect(manager.getByText("Open for reading").first()).toBeVisible();

  await open(page, "/en-HK/emergency");
  await page.getByRole("link", { name: "Read the application" }).click();
  await page.waitForURL(new RegExp(`/emergency/${id}$`));
  await expect(page.getByText(/^Open until/)).toBeVisible();
  await page.locator("#section-science").getByRole("link").first().click();
  await page.waitForURL(/open=science/);
  await expect(page.locator("#section-science dt").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `I am done: ${reference}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "I am done" }).click();
  await page.waitForURL(/\/emergency$/);
  expect((await page.goto(`/en-HK/emergency/${id}?open=science`))?.status()).toBe(404);

  const mails = await (await admin.request.get("/en-HK/outbox")).text();
  expect(mails).toContain(`(${reference}) in an emergency`);
  for (const each of [admin, page, manager]) await each.context().close();
});
