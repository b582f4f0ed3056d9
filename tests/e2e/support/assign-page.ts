import { expect, type Page } from "@playwright/test";
import { open } from "./open";

/** Assigning reviewers of an intake, each organisation its own. */
export class AssignPage {
  constructor(
    readonly page: Page,
    readonly intake: string,
  ) {}

  /** Has the worker compute the best assignment; ends at its preview. */
  async suggest(): Promise<void> {
    await open(this.page, `/en-HK/desk/intakes/${this.intake}/assign`);
    await this.page.getByRole("button", { name: "Suggest the best assignment" }).click();
    await expect(this.apply).toBeVisible({ timeout: 60_000 });
  }

  private get apply() {
    return this.page.getByRole("button", { name: /^Assign (one review|\d+ reviews)$/ });
  }

  /** The preview's row of a startup with its reviewer and the reasons. */
  proposal(startup: string) {
    return this.page.getByRole("row").filter({ hasText: startup });
  }

  async accept(): Promise<void> {
    await this.apply.click();
    await expect(this.page.getByText(/reviews? (was|were) assigned/).first()).toBeVisible();
  }
}
