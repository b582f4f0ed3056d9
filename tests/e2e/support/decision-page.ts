import { expect, type Page } from "@playwright/test";
import { choose, confirm, open } from "./open";

/** The joint decision on a record, as each organisation's lead has it. */
export class DecisionPage {
  constructor(
    readonly page: Page,
    readonly applicationId: string,
  ) {}

  async open(): Promise<void> {
    await open(this.page, `/en-HK/desk/applications/${this.applicationId}`);
  }

  async askForRecommendations(): Promise<void> {
    await this.open();
    await this.page.getByRole("button", { name: "Ask for recommendations" }).click();
    await confirm(this.page);
    await expect(this.page.getByRole("button", { name: "Record recommendation" })).toBeVisible();
  }

  /** Records the own organisation's recommendation to admit. */
  async recommendToAdmit(reason: string): Promise<void> {
    await this.open();
    await this.page.getByRole("button", { name: "Record recommendation" }).click();
    const dialog = this.page.getByRole("dialog");
    await choose(dialog.locator('input[value="admit"]'));
    await dialog.locator("#recommendation-reason").fill(reason);
    await dialog.locator("#recommendation-clean").check();
    await confirm(this.page);
    await expect(this.page.getByText(reason).first()).toBeVisible();
  }

  /** States the joint outcome and lets its letters go at once. */
  async offer(): Promise<void> {
    await this.open();
    await this.page.getByRole("button", { name: /^Decide: / }).click();
    await this.page.getByRole("dialog").locator("#release-letters").check();
    await confirm(this.page);
    await expect(this.page.getByRole("button", { name: /^Decide: / })).toHaveCount(0);
  }
}
