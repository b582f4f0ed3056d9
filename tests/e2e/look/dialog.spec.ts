import { expect, test } from "@playwright/test";
import { open } from "@/tests/e2e/support/open";
import { pageOf } from "@/tests/e2e/support/people";

test("a dialog is nothing until it opens, holds the focus, and gives it back", async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, "officer@hkstp.demo.test", baseURL ?? "");
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await open(page, "/en-HK/desk");
  const button = page.getByRole("button", { name: "Keyboard shortcuts" });
  for (let time = 0; time < 2; time += 1) {
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await button.click();
    const dialog = page.getByRole("dialog", { name: "Keyboard" });
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
  }
  expect(errors).toEqual([]);
  await page.context().close();
});

test("one window asks for every match on the mentors page, and gives the focus back to the button", async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, "officer@hkstp.demo.test", baseURL ?? "");
  await open(page, "/en-HK/desk/mentors");
  const propose = page.locator("button:visible", { hasText: /^Propose / });
  for (const button of [propose.nth(0), propose.nth(1)]) {
    const label = await button.innerText();
    await button.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: label });
    await expect(dialog).toContainText(label.replace("Propose ", ""));
    await expect(dialog.getByRole("textbox")).toHaveValue("");
    await dialog.getByRole("textbox").fill(`For ${label}`);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
  }
  await propose.nth(0).click();
  const label = await propose.nth(0).innerText();
  await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue(`For ${label}`);
  await page.keyboard.press("Escape");
  const withdraw = page.getByRole("button", { name: "Withdraw the proposal" }).first();
  await withdraw.click();
  await expect(page.getByRole("dialog", { name: "Withdraw the proposal" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(withdraw).toBeFocused();
  await page.context().close();
});
