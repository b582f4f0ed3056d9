import { expect, type Locator, type Page } from "@playwright/test";
import { locales } from "@/lib/i18n/locales";
import { confirm, open } from "./open";

/** A text in the three languages, in the order of `locales`: English, traditional and simplified Chinese. */
export type Words = readonly [english: string, traditional: string, simplified: string];

/** Days from today at an hour in Hong Kong, as a field for date and time takes it. */
export function inDays(days: number, time: string): string {
  const moment = new Date(Date.now() + days * 24 * 3600_000);
  const date = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Hong_Kong" }).format(moment);
  return `${date}T${time}`;
}

export interface IntakePlan {
  name: Words;
  reviewersPerOrganisation: number;
  cohort: Words;
}

/** The pages on which the lead's manager makes a programme, and the partner's lead its rubric. */
export class SetUpPage {
  constructor(
    readonly page: Page,
    readonly slug = "",
  ) {}

  get home(): string {
    return `/en-HK/desk/programmes/${this.slug}`;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  field(path: string): Locator {
    return this.page.locator(`[id="${path}"]`);
  }

  /** Fills the three fields of a text. */
  async words(path: string, words: Words): Promise<void> {
    for (const [at, locale] of locales.entries())
      await this.field(`${path}.${locale}`).fill(words[at] ?? "");
  }

  /** Makes a programme with one partner; ends on its page, and returns the page object that knows its address. */
  async createProgramme(partner: string, name: Words, summary: Words): Promise<SetUpPage> {
    await open(this.page, "/en-HK/desk/programmes/new");
    await this.field("partnerOrganisationId").selectOption({ label: partner });
    await this.words("name", name);
    await this.words("summary", summary);
    await this.words("offers.0", ["Mentors from both organisations", "雙方導師", "来自双方的导师"]);
    await this.button("Create programme").click();
    await this.page.waitForURL(/\/desk\/programmes\/(?!new)[a-z0-9-]+$/);
    return new SetUpPage(this.page, this.page.url().split("/").at(-1) ?? "");
  }

  async openProgramme(): Promise<void> {
    await open(this.page, this.home);
    await this.button("Open programme").click();
    await confirm(this.page);
    await expect(this.button("Close programme")).toBeVisible();
  }

  /** Publishes the own organisation's rubric as the template has it. */
  async publishRubric(organisation: string): Promise<void> {
    await open(this.page, `${this.home}/rubrics`);
    await this.button("Begin from the template").click();
    await this.button("Publish rubric").click();
    await confirm(this.page);
    await expect(
      this.page
        .locator("section")
        .filter({ has: this.page.getByRole("heading", { name: `Rubric of ${organisation}` }) })
        .getByText(/Published \d/),
    ).toBeVisible();
  }

  /** Makes an intake that opened yesterday; returns its short address. */
  async createIntake({ name, reviewersPerOrganisation, cohort }: IntakePlan): Promise<string> {
    await open(this.page, `${this.home}/intakes/new`);
    await this.words("name", name);
    await this.field("opensAt").fill(inDays(-1, "09:00"));
    await this.field("closesAt").fill(inDays(30, "23:59"));
    await this.field("reviewsDueAt").fill(inDays(40, "18:00"));
    await this.field("panelAt").fill(inDays(45, "10:00"));
    await this.field("answerBy").fill(inDays(60, "18:00"));
    await this.words("lookingFor", ["Drugs and devices", "藥物及器械", "药物与器械"]);
    await this.words("originText", ["From anywhere", "不限地區", "不限地区"]);
    await this.field("reviewersPerOrganisation").fill(String(reviewersPerOrganisation));
    await this.words("cohortName", cohort);
    await this.button("Create intake").click();
    await this.page.waitForURL(new RegExp(`${this.home}$`));
    const address = await this.page
      .locator(`a[href^="${this.home}/intakes/"][href$="/eligibility"]`)
      .first()
      .getAttribute("href");
    return address?.split("/").at(-2) ?? "";
  }

  /** Changes the rules that came with the intake: takes one out, adds another, sets its limit; a new version is saved. */
  async changeRules(
    intake: string,
    { out, add, limit }: { out: string; add: string; limit: number },
  ): Promise<void> {
    await open(this.page, `${this.home}/intakes/${intake}/eligibility`);
    await this.button(`Remove ${out}`).click();
    const rules = this.page.locator("fieldset:has(> legend.sr-only)");
    const count = await rules.count();
    await this.field("template").selectOption({ label: add });
    await this.button("Add this rule").click();
    await expect(rules).toHaveCount(count + 1);
    await this.field(`rules.${count}.limit`).fill(String(limit));
    await this.button("Save as a new version").click();
    await this.page.waitForURL(new RegExp(`${this.home}$`));
  }

  /** Opens the only intake of the programme, after everything on its list is there. */
  async openIntake(): Promise<void> {
    await open(this.page, this.home);
    await expect(this.page.getByText("Everything is there. It can open.")).toBeVisible();
    await this.button("Open intake").click();
    await confirm(this.page);
    await expect(this.button("Close intake")).toBeVisible();
  }
}
