import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { alive, open } from "@/tests/e2e/support/open";
import { pageOf } from "@/tests/e2e/support/people";
import { pdfTexts } from "@/tests/support/pdf-text";

const paper = "Freedom to operate summary.pdf";
const dayIn = (days: number): string =>
  new Date(Date.now() + days * 24 * 3600_000).toISOString().slice(0, 10);

/** The lead at the partner asks for the reviewer, the founder lets one file go with the section. The release's id. */
async function release(lead: Page, founder: Page, applicationId: string): Promise<string> {
  await open(lead, `/en-HK/releases/ask/${applicationId}`);
  await lead.getByLabel("Intellectual property").check();
  await lead.getByLabel("Dr Li Wei").check();
  await lead.getByLabel("Purpose").fill("To look at the landscape once more before the panel.");
  await lead.locator("#ask-until").fill(dayIn(20));
  await lead.getByRole("button", { name: "Send the request" }).click();
  await lead.waitForURL(/\/releases\/[0-9a-f-]{36}$/);
  const id = lead.url().split("/").at(-1) ?? "";
  await open(founder, `/en-HK/applications/${applicationId}/sharing/${id}`);
  await founder.getByLabel("Intellectual property").check();
  await founder.getByLabel("Dr Li Wei").check();
  const sheet = founder.getByLabel("Patent families.xlsx");
  await expect(sheet).toBeDisabled();
  await expect(founder.getByText(/Cannot be released: This is an Office file/)).toBeVisible();
  await founder.getByLabel(paper).check();
  const button = { name: "Release to one person" };
  await founder.getByRole("button", button).click();
  await founder.getByRole("dialog").getByRole("button", button).click();
  await expect(founder.getByText(/^Released until/)).toBeVisible();
  return id;
}

test("a released file opens as a stamped copy in the viewer, and closes when it is taken back", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const origin = baseURL ?? "";
  const founder = await pageOf(browser, "founder@demo.test", origin);
  const lead = await pageOf(browser, "lead@az.demo.test", origin);
  const reader = await pageOf(browser, "reviewer@az.demo.test", origin);
  const list = await founder.request.get("/api/applications?status=in_review");
  const { items } = (await list.json()) as { items: { id: string }[] };
  const id = await release(lead, founder, items[0]?.id ?? "");
  let copy = "";

  await test.step("the reader clicks it and reads page by page, their name on each", async () => {
    await open(reader, `/en-HK/releases/${id}`);
    await reader.getByRole("button", { name: "I have no competing interest" }).click();
    await reader.getByRole("link", { name: /Open this section/ }).click();
    await alive(reader);
    await expect(reader.getByText("Patent families.xlsx")).toHaveCount(0);
    await reader.getByRole("button", { name: `Open ${paper}` }).click();
    await reader.waitForURL(/\/documents\/[0-9a-f-]{36}/);
    copy = /documents\/([0-9a-f-]{36})/.exec(reader.url())?.[1] ?? "";
    const first = reader.getByRole("region", { name: "Page 1 of 3" });
    await expect(first.getByText("Dr Li Wei", { exact: false })).toBeAttached();
    await expect(first).toContainText(`release ${id.slice(0, 8).toUpperCase()}`);
    await expectAccessible(reader);
    await reader.getByRole("button", { name: "Next page" }).click();
    await expect(reader.getByLabel("Page", { exact: true })).toHaveValue("2");
    await expect(reader.getByRole("region", { name: "Page 2 of 3" })).toContainText("Dr Li Wei");
    await reader.getByRole("button", { name: "Larger" }).click();
    await expect(reader.getByText("125%")).toBeVisible();
  });

  await test.step("what is downloaded is the same copy", async () => {
    const coming = reader.waitForEvent("download");
    await reader.getByRole("link", { name: /Download the stamped copy/ }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(paper);
    const answer = await reader.request.get(`/api/document-copies/${copy}`);
    const texts = await pdfTexts(await answer.body());
    expect(texts).toHaveLength(3);
    for (const text of texts) expect(text).toContain("Dr Li Wei");
    for (const other of [founder, lead]) {
      const theirs = await other.request.get(`/api/document-copies/${copy}`);
      expect(theirs.status()).toBe(404);
    }
  });

  await test.step("taken back, the next range is refused and the pages go", async () => {
    const range = { headers: { range: "bytes=0-99" } };
    const before = await reader.request.get(`/api/document-copies/${copy}`, range);
    expect(before.status()).toBe(206);
    const revoked = await founder.request.post(`/api/releases/${id}/revocation`, {
      data: {},
      headers: { origin },
    });
    expect(revoked.ok()).toBe(true);
    const after = await reader.request.get(`/api/document-copies/${copy}`, range);
    expect(after.status()).toBe(403);
    expect(await after.text()).toContain("You can no longer read this document");
    // It asks every quarter of a minute, and whenever somebody comes back to it.
    await reader.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(reader.getByText(/You can no longer read this document/)).toBeVisible();
    await expect(reader.locator("canvas")).toHaveCount(0);
    await reader.reload();
    await expect(reader.getByRole("heading", { name: "This document is closed" })).toBeVisible();
    expect(await reader.content()).not.toContain(paper);
  });
  for (const page of [founder, lead, reader]) await page.context().close();
});
