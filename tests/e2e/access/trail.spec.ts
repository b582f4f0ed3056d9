import { expect, test } from "@playwright/test";
import { pageOf } from "@/tests/e2e/support/people";

test("an auditor narrows the trail, asks who saw an application, and takes the heads away", async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, "auditor@demo.test", baseURL ?? "");
  await page.goto("/en-HK/audit");
  await expect(page.getByText(/^Sealed up to /)).toBeVisible();
  await page.getByLabel("What").selectOption({ label: "Applications" });
  await page.getByLabel("Acting as").selectOption({ label: "The portal itself" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/group=application&role=system/);
  await page.getByRole("link", { name: "Show everything" }).click();
  await expect(page).toHaveURL(/\/audit$/);

  const reference = page.getByRole("link", { name: /^CI-/ }).first();
  const words = (await reference.textContent()) ?? "";
  await reference.click();
  await expect(page).toHaveURL(new RegExp(`reference=${words}`));
  await page.getByRole("link", { name: "Who saw it" }).click();
  await page.getByLabel("Application reference or object's id").fill(words);
  await page.getByRole("button", { name: "Show who saw it" }).click();
  await expect(page).toHaveURL(new RegExp(`subject=${words}`));

  const answer = await page.request.get("/api/audit/anchors");
  expect(answer.headers()["content-disposition"]).toContain("anchors.json");
  const { anchors } = (await answer.json()) as { anchors: { head: string }[] };
  expect(anchors.at(-1)?.head).toMatch(/^[0-9a-f]{64}$/);
});
