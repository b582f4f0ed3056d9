import { expect, type Locator, type Page } from "@playwright/test";
import { open } from "./open";
import type { Newcomer } from "./people";

/** Where roles are given: a programme's page of people, or the administrator's page. */
export class MembersPage {
  constructor(
    readonly page: Page,
    readonly path: string,
  ) {}

  /** Mails an invitation; `place` as the list says it, e.g. "Reviewer, HKSTP". */
  async invite(person: Newcomer, place: string): Promise<void> {
    await open(this.page, this.path);
    await this.page.locator("#invite-email").fill(person.email);
    await this.page.locator("#invite-name").fill(person.name);
    await this.page.locator("#invite-place").selectOption({ label: place });
    await this.page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(this.page.getByText("The invitation is on its way.").first()).toBeVisible();
  }

  /** The row of a member. */
  member(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  /** As the second person: confirms the role that waits. */
  async confirmRole(name: string): Promise<void> {
    await open(this.page, this.path);
    await this.page.getByRole("button", { name: `Confirm: ${name}` }).click();
    await expect(this.member(name).getByText("Active")).toBeVisible();
  }
}
