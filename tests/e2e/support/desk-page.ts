import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import type { TestFile } from "./apply-page";
import { confirm, open } from "./open";

/** The staff's list, record, screening and import, by what the pages carry in every language. */
export class DeskPage {
  constructor(
    readonly page: Page,
    readonly locale: Locale = "en-HK",
  ) {}

  /** The list with filters as they stand in the address, e.g. `{intake: "spring-2027", q: "kinyuen"}`. */
  async open(query: Record<string, string> = {}): Promise<void> {
    const search = new URLSearchParams(query).toString();
    await open(this.page, `/${this.locale}/desk${search ? `?${search}` : ""}`);
    await expect(this.page.locator("#desk-search")).toBeVisible();
  }

  /** The row of a startup by its name as it stands in the list. */
  row(name: string): Locator {
    return this.page
      .locator("[data-desk-list] tbody tr")
      .filter({ has: this.page.locator("a[data-row-link]", { hasText: name }) });
  }

  /** Searches as a person would: types and sends the form. */
  async search(words: string): Promise<void> {
    await this.page.locator("#desk-search").fill(words);
    await this.page.locator("#desk-search").press("Enter");
    await this.page.waitForURL(/[?&]q=/);
  }

  /** Opens a record from the list; returns the application's id. */
  async openRecord(name: string): Promise<string> {
    await this.row(name).locator("a[data-row-link]").first().click();
    await this.page.waitForURL(/\/desk\/applications\/[0-9a-f-]{36}/);
    return this.page.url().split("/").at(-1)?.split("?")[0] ?? "";
  }

  async goToRecord(id: string): Promise<void> {
    await open(this.page, `/${this.locale}/desk/applications/${id}`);
  }

  /** One section of the open record. */
  section(key: string): Locator {
    return this.page.locator(`#section-${key}`);
  }

  /** Opens a protected section that waits for the click. */
  async openSection(key: string): Promise<void> {
    await this.section(key).locator('a[href*="open="]').click();
    await this.page.waitForURL(new RegExp(`open=[a-z0-9_,%]*${key}`));
  }

  async takeUp(): Promise<void> {
    await this.page.getByTestId("take-up").click();
    await expect(this.page.getByTestId("eligible")).toBeVisible();
  }

  async markEligible(): Promise<void> {
    await this.page.getByTestId("eligible").click();
    await confirm(this.page);
    await expect(this.page.getByTestId("eligible")).toBeHidden();
  }

  /** Asks for papers in the named sections (keys), due on the date the form offers. */
  async returnForPapers(sections: readonly string[], message: string): Promise<void> {
    await this.page.getByTestId("return").click();
    const dialog = this.page.getByRole("dialog");
    for (const key of sections) await dialog.locator(`input[value="${key}"]`).check();
    await dialog.locator("#return-message").fill(message);
    await confirm(this.page);
    await expect(this.page.getByTestId("extend")).toBeVisible();
  }

  /** Rejects at screening by a rule's key. */
  async reject(rule: string, reason: string): Promise<void> {
    await this.page.getByTestId("reject").click();
    const dialog = this.page.getByRole("dialog");
    await dialog.locator("#reject-rule").selectOption(rule);
    await dialog.locator("#reject-reason").fill(reason);
    await confirm(this.page);
    await expect(this.page.getByTestId("reject")).toBeHidden();
  }

  /** Lets the server read a table of startups; ends on the page of its rows. */
  async readImport(intakeSlug: string, file: TestFile): Promise<void> {
    await open(this.page, `/${this.locale}/desk/import`);
    await this.page.locator("#import-intake").selectOption(intakeSlug);
    await this.page.locator("#import-file").setInputFiles(file);
    await this.page.locator('main form button[type="submit"]').click();
    await this.page.waitForURL(/\/desk\/import\/[0-9a-f-]{36}$/);
  }

  /** Runs the import that is open and waits for its end. */
  async runImport(): Promise<void> {
    await this.page.getByTestId("import-run").click();
    await confirm(this.page);
    await expect(this.page.getByTestId("import-see")).toBeVisible({ timeout: 60_000 });
  }
}
