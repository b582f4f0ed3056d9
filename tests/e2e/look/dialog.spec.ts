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
