import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { open } from "@/tests/e2e/support/open";
import { newestMailTo, pageOf, strangersPage } from "@/tests/e2e/support/people";

const desk = "/en-HK/desk/assisted";

test.setTimeout(180_000);

test("two of the staff help a founder in for a while, and an owner's button ends it", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const founder = await pageOf(browser, "founder@demo.test", origin);
  const { items } = (await (await founder.request.get("/api/applications")).json()) as {
    items: { id: string; reference: string }[];
  };
  const reference = items[0]?.reference ?? "";

  const officer = await pageOf(browser, "officer@hkstp.demo.test", origin);
  await open(officer, desk);
  // What an earlier try left under way stands in the way of this one.
  const left = officer.getByRole("button", { name: /^(Take back|End the session): founder/ });
  if ((await left.count()) > 0) {
    await left.first().click();
    await officer.getByRole("dialog").locator('button[type="submit"]').click();
    await expect(left).toHaveCount(0);
  }
  await officer.locator("#assisted-reference").fill(reference.toLowerCase());
  await officer.locator("#assisted-email").fill("nobody@demo.test");
  await officer.locator("#assisted-reason").fill("Called back on the number of the register.");
  await officer.getByRole("button", { name: "Ask a colleague to confirm" }).click();
  await expect(officer.getByText(/Nobody can be helped with this reference/).first()).toBeVisible();
  await officer.locator("#assisted-email").fill("founder@demo.test");
  await officer.getByRole("button", { name: "Ask a colleague to confirm" }).click();
  await expect(officer.getByText("Waits for a second person").first()).toBeVisible();
  await expect(officer.getByRole("button", { name: /^Show the code/ })).toHaveCount(0);
  await expectAccessible(officer);

  const manager = await pageOf(browser, "manager@hkstp.demo.test", origin);
  await open(manager, "/en-HK/desk");
  await expect(manager.getByText(/assisted sign-in waits for you/)).toBeVisible();
  // An emergency of another walk may wait beside it.
  await manager.locator('main a[href$="/desk/assisted"]').click();
  await manager.waitForURL(/\/desk\/assisted$/);
  await manager.getByRole("button", { name: "Confirm: founder@demo.test" }).click();
  await manager.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
  await expect(manager.getByText("Confirmed: the code can be shown").first()).toBeVisible();

  await open(officer, desk);
  await officer.getByRole("button", { name: "Show the code: founder@demo.test" }).click();
  await officer.getByRole("dialog").getByRole("button", { name: "Show the code" }).click();
  const code = await officer.getByTestId("assisted-code").innerText();
  await officer.reload();
  await expect(officer.getByText(code)).toHaveCount(0);

  const page = await strangersPage(browser, origin);
  await open(page, "/en-HK/sign-in");
  await page.getByRole("link", { name: /staff gave me a code/ }).click();
  await page.waitForURL(/\/sign-in\/assisted$/);
  await page.locator("#email").fill("founder@demo.test");
  await page.locator("#code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).last().click();
  await page.waitForURL(/\/my$/);
  await expect(page.getByText(/You can read and write until/)).toBeVisible();
  await open(page, "/en-HK/my-data");
  await expect(page.getByText(/Needs your own sign-in/).first()).toBeVisible();
  await expectAccessible(page);
  const refused = await page.request.post(`/api/applications/${items[0]?.id}/withdraw`, {
    data: {},
    headers: { origin },
  });
  expect(refused.status()).toBe(403);

  const mail = await newestMailTo(founder.request, "founder@demo.test", "/sign-in/stop/");
  const stop = /\/sign-in\/stop\/[\w.-]+/.exec(mail)?.[0] ?? "";
  const contact = await strangersPage(browser, origin);
  await open(contact, `/en-HK${stop}`);
  await contact.getByRole("button", { name: "Stop this sign-in" }).click();
  await expect(contact.getByText(/^Stopped\. The code no longer works/)).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  for (const each of [founder, officer, manager, page, contact]) await each.context().close();
});
