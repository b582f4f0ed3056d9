import { expect, type Locator, type Page } from "@playwright/test";
import type { AnswerValue, TableRow } from "@/lib/applications/answer-values";
import { textFromMoney } from "@/lib/applications/typed-values";
import type { Locale } from "@/lib/i18n/locales";
import type { Section } from "@/lib/programmes/schema";
import { choose, open } from "./open";

/** A file as Playwright hands it to an input. */
export type TestFile = { name: string; mimeType: string; buffer: Buffer };

/** A founder's way from "begin" to the receipt, by what the pages carry in every language: addresses and question keys. */
export class ApplyPage {
  constructor(
    readonly page: Page,
    readonly locale: Locale = "en-HK",
  ) {}

  /** Begins (or goes on with) the acting startup's application in an intake; returns its id. */
  async begin(intakeSlug: string): Promise<string> {
    await open(this.page, `/${this.locale}/apply/${intakeSlug}`);
    const main = this.page.locator("main");
    const goOn = main.locator(`a[href^="/${this.locale}/applications/"]`);
    const begin = main.getByTestId("begin");
    await expect(goOn.or(begin).first()).toBeVisible();
    await goOn.or(begin).first().click();
    await this.page.waitForURL(/\/applications\/[0-9a-f-]{36}$/);
    return this.page.url().split("/").at(-1) ?? "";
  }

  async openSection(id: string, key: string): Promise<void> {
    await open(this.page, `/${this.locale}/applications/${id}/sections/${key}`);
    // The fields take words only once the page is alive.
    await expect(this.page.locator("form:has([data-question]):not([inert])")).toBeVisible();
  }

  question(key: string): Locator {
    return this.page.locator(`[data-question="${key}"]`);
  }

  /** The control of a question, or of a cell: `cell` is "<row from 1>-<column>". */
  control(key: string, cell?: string): Locator {
    return this.page.locator(`[id="q-${key}${cell ? `-${cell}` : ""}"]`);
  }

  /** Waits until the server has everything. */
  async saved(): Promise<void> {
    await expect(this.page.locator('[data-save-state="saved"]')).toBeVisible({ timeout: 15_000 });
  }

  /** Answers one question of any type but a file, as a person would. */
  async answer(key: string, value: AnswerValue): Promise<void> {
    if (Array.isArray(value) && value.some((item) => typeof item === "object"))
      return this.answerRows(key, value as TableRow[]);
    if (Array.isArray(value)) {
      for (const option of value)
        if (typeof option === "string") await this.choose(this.question(key), option);
      return undefined;
    }
    return this.enter(this.question(key), this.control(key), value);
  }

  private async answerRows(key: string, rows: readonly TableRow[]): Promise<void> {
    const box = this.question(key);
    for (const [index, row] of rows.entries()) {
      if ((await box.locator("[data-row]").count()) <= index)
        await box.getByTestId("add-row").click();
      for (const [column, value] of Object.entries(row)) {
        const control = this.control(key, `${index + 1}-${column}`);
        await this.enter(box.locator("[data-row]").nth(index), control, value);
      }
    }
  }

  private async enter(box: Locator, control: Locator, value: AnswerValue): Promise<void> {
    if (value === null) return undefined;
    if (typeof value === "object" && !Array.isArray(value)) {
      const chosen = "currency" in value ? value.currency : value.scheme;
      await control.locator("xpath=..").locator("select").selectOption(chosen);
      return control.fill("currency" in value ? textFromMoney(value) : value.value);
    }
    const text = typeof value === "object" ? "" : String(value);
    if ((await control.count()) === 0) return this.choose(box, text);
    const tag = await control.evaluate(
      (element) => `${element.tagName} ${element.getAttribute("type")}`,
    );
    if (tag === "INPUT checkbox") return control.check();
    if (tag.startsWith("SELECT")) return void (await control.selectOption(text));
    return tag.startsWith("FIELDSET") ? this.choose(box, text) : control.fill(text);
  }

  private async choose(box: Locator, option: string): Promise<void> {
    await choose(box.locator(`input[value="${option}"]`));
  }

  /** Uploads a file into a question and waits until it is stored. */
  async upload(key: string, file: TestFile): Promise<void> {
    const box = this.question(key);
    await box.locator('input[type="file"]').first().setInputFiles(file);
    await expect(box.getByText(file.name).first()).toBeVisible();
    await expect(box.locator("progress")).toHaveCount(0);
  }

  /** Opens a section, keeps what is prefilled, gives the answers (not those of questions that a condition hides), waits until they are saved. */
  async fillSection(
    id: string,
    section: Pick<Section, "key">,
    answers: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.openSection(id, section.key);
    const keep = this.page.getByTestId("keep-all");
    if ((await keep.count()) > 0) await keep.click();
    for (const [key, value] of Object.entries(answers))
      if ((await this.question(key).count()) > 0) await this.answer(key, value as AnswerValue);
    await this.page.keyboard.press("Tab");
    await this.saved();
  }

  async openReview(id: string): Promise<void> {
    await open(this.page, `/${this.locale}/applications/${id}/review`);
  }

  /** Confirms and sends from the page of all answers; returns the reference on the receipt. */
  async submit(id: string): Promise<string> {
    await this.openReview(id);
    await this.page.locator("#confirm-true").check();
    await this.page.locator('#submit button[type="submit"]').click();
    await this.page.waitForURL(/\/submitted$/);
    return (await this.page.getByTestId("reference").innerText()).trim();
  }
}
