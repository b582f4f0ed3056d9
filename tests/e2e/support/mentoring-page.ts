import { expect, type Page } from "@playwright/test";
import { choose, confirm, open } from "./open";

export interface MentorWords {
  headline: string;
  about: string;
  areas: readonly string[];
  modalities: readonly string[];
  topics: readonly string[];
  capacity: number;
}

/** A mentor's own pages. */
export class MentorPage {
  constructor(readonly page: Page) {}

  async writeProfile(words: MentorWords): Promise<void> {
    await open(this.page, "/en-HK/mentoring/profile");
    await this.page.locator('[id="headline.en-HK"]').fill(words.headline);
    await this.page.locator('[id="about.en-HK"]').fill(words.about);
    for (const name of ["areas", "modalities", "topics"] as const)
      for (const value of words[name])
        await choose(this.page.locator(`input[name="${name}"][value="${value}"]`));
    await choose(this.page.locator('input[name="languages"][value="en-HK"]'));
    await this.page.locator("#capacity").fill(String(words.capacity));
    await this.page.locator("#active").check();
    await this.page.getByRole("button", { name: "Save my profile" }).click();
    await expect(this.page.getByText("Your profile is saved").first()).toBeVisible();
  }

  async accept(startup: string): Promise<void> {
    await open(this.page, "/en-HK/mentoring");
    await expect(this.page.getByText(startup).first()).toBeVisible();
    await this.page.getByRole("button", { name: "Accept" }).click();
    await confirm(this.page);
    await expect(this.page.getByRole("button", { name: "Accept" })).toHaveCount(0);
  }
}

/** The staff's page on which mentors are proposed. */
export class MatchPage {
  constructor(readonly page: Page) {}

  /** Proposes the mentor that the optimum marks for a startup; returns the mentor's name. */
  async proposeBest(startup: string, message: string): Promise<string> {
    await open(this.page, "/en-HK/desk/mentors");
    const row = this.page
      .getByRole("heading", { level: 3, name: startup })
      .locator("xpath=..")
      .locator("li")
      .filter({ hasText: "Best overall" });
    const button = row.getByRole("button", { name: /^Propose / });
    await expect(button).toHaveCount(1);
    const mentor = (await button.innerText()).replace(/^Propose /, "").trim();
    await button.click();
    await this.page.getByRole("dialog").getByRole("textbox").fill(message);
    await confirm(this.page);
    return mentor;
  }
}

/** The startup's side: its card, and the answer to a proposal. */
export class MenteePage {
  constructor(
    readonly page: Page,
    readonly applicationId: string,
  ) {}

  private get home(): string {
    return `/en-HK/applications/${this.applicationId}`;
  }

  /** Writes the card that mentors read, and approves it as the owner. */
  async approveCard(text: string, wishes: string): Promise<void> {
    await open(this.page, `${this.home}/card`);
    await this.page.locator("#text").fill(text);
    await this.page.locator("#wishes").fill(wishes);
    await this.page.getByRole("button", { name: "Save the card" }).click();
    await this.page.getByRole("button", { name: "Approve the card" }).click();
    await confirm(this.page);
    await expect(this.page.getByText(/^Approved on /)).toBeVisible();
  }

  async accept(mentor: string): Promise<void> {
    await open(this.page, `${this.home}/mentors`);
    await expect(this.page.getByText(mentor).first()).toBeVisible();
    await this.page.getByRole("button", { name: "Accept" }).click();
    await confirm(this.page);
    await expect(this.page.getByText(`write to ${mentor}`).first()).toBeVisible();
  }
}
