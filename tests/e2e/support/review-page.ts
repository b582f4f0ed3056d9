import { expect, type Page } from "@playwright/test";
import { alive, choose, confirm, open } from "./open";

/** A reviewer's own pages. */
export class ReviewPage {
  constructor(readonly page: Page) {}

  /** Says what the reviewer knows; all three languages are read. */
  async writeProfile(areas: readonly string[], modalities: readonly string[]): Promise<void> {
    await open(this.page, "/en-HK/reviews/profile");
    for (const [name, values] of [
      ["areas", areas],
      ["modalities", modalities],
      ["languages", ["en-HK", "zh-HK", "zh-CN"]],
    ] as const)
      for (const value of values)
        await choose(this.page.locator(`input[name="${name}"][value="${value}"]`));
    await this.page.locator('main form button[type="submit"]').click();
    await expect(this.page.getByText(/saved/i).first()).toBeVisible();
  }

  /** Opens the conflict card of a startup from the list. */
  async openCard(startup: string): Promise<void> {
    await open(this.page, "/en-HK/reviews");
    await this.page.getByRole("link", { name: startup }).first().click();
    await this.page.waitForURL(/\/reviews\/[0-9a-f-]{36}/);
    await expect(this.page.getByRole("heading", { name: "Conflict card" })).toBeVisible();
  }

  async declareNoConflict(): Promise<void> {
    await this.page
      .getByRole("button", { name: "I have no conflict: open the application" })
      .click();
    await expect(this.page.getByRole("heading", { name: "Your review" })).toBeVisible();
  }

  /** Gives every criterion the same score, says what should happen, and files. */
  async file(score: number): Promise<void> {
    const criteria = this.page.locator("fieldset").filter({
      has: this.page.locator('input[type="radio"][value="5"]'),
    });
    const count = await criteria.count();
    expect(count).toBeGreaterThan(3);
    for (let at = 0; at < count; at += 1)
      await choose(criteria.nth(at).locator(`input[value="${score}"]`));
    await choose(this.page.locator('input[name="recommendation"][value="admit"]'));
    await expect(this.page.locator('[data-save-state="saved"]')).toBeVisible();
    await this.page.getByRole("button", { name: "File the review" }).click();
    await confirm(this.page);
    await expect(this.page.getByText(/Filed on/).first()).toBeVisible();
    // What was filed stands on the page as the server sends it, too.
    await this.page.reload();
    await alive(this.page);
    await expect(this.page.getByText(/Filed on/).first()).toBeVisible();
  }
}
