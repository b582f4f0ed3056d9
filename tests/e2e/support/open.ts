import { expect, type Locator, type Page } from "@playwright/test";

/** Goes to a page of the portal and waits until its script runs: a button pressed before answers nobody. */
export async function open(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await alive(page);
}

/** Waits until the page's script runs. */
export async function alive(page: Page): Promise<void> {
  await expect(page.locator("html[data-alive]")).toBeAttached();
}

/** Chooses a chip or a radio button as a person does: by its label, because the button itself is drawn over. */
export async function choose(input: Locator): Promise<void> {
  if (!(await input.isChecked())) await input.locator("xpath=ancestor::label[1]").click();
  await expect(input).toBeChecked();
}

/** Presses the button of an open dialog that does what the dialog is about, and waits until it is done. */
export async function confirm(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.locator('button[type="submit"]').click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
}
