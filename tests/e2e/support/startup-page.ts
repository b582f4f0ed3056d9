import { expect, type Page } from "@playwright/test";
import { choose, open } from "./open";

/** A founder's pages beside the application: the startup, its team, what follows an offer. */
export class StartupPage {
  constructor(readonly page: Page) {}

  /** Founds a startup; ends where `next` leads, else on the startup's page. */
  async found(
    profile: { name: string; city: string; year: number; oneLiner: string },
    next?: string,
  ): Promise<void> {
    await open(this.page, `/en-HK/startups/new${next ? `?next=${encodeURIComponent(next)}` : ""}`);
    await this.page.locator("#displayName").fill(profile.name);
    await this.page.locator("#city").fill(profile.city);
    await this.page.locator("#foundedYear").fill(String(profile.year));
    await this.page.locator("#oneLiner").fill(profile.oneLiner);
    await this.page.getByRole("button", { name: "Add the startup" }).click();
    await this.page.waitForURL((url) => !url.pathname.endsWith("/startups/new"));
  }

  /** Asks somebody to be the second owner. */
  async inviteSecondOwner(email: string): Promise<void> {
    await open(this.page, "/en-HK/my");
    await this.page.getByRole("link", { name: "Profile and team" }).first().click();
    await this.page.waitForURL(/\/startups\/[0-9a-f-]{36}$/);
    await this.page.locator("#invite-email").fill(email);
    await choose(this.page.locator('input[name="invite-role"][value="owner"]'));
    await this.page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(this.page.getByText(email).first()).toBeVisible();
  }

  /** Reads the offer, accepts its terms and signs. */
  async signOffer(applicationId: string, name: string): Promise<void> {
    await open(this.page, `/en-HK/applications/${applicationId}/offer`);
    await this.page.getByLabel("We accept these terms").check();
    await this.page.getByLabel("Your full name").fill(name);
    await this.page.getByRole("button", { name: "Accept the terms and sign" }).click();
    await expect(this.page.getByText(`Signed by ${name}`)).toBeVisible();
  }

  /** Ticks the first line of the onboarding list that is the startup's own. */
  async tickOnboarding(applicationId: string): Promise<void> {
    await open(this.page, `/en-HK/applications/${applicationId}/onboarding`);
    const ticks = this.page.getByRole("button", { name: /^Mark as done: / });
    const left = await ticks.count();
    expect(left).toBeGreaterThan(0);
    await ticks.first().click();
    await expect(ticks).toHaveCount(left - 1);
  }
}
