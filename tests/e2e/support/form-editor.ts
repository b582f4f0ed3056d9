import { expect, type Page } from "@playwright/test";
import type { QuestionType } from "@/lib/programmes/schema";
import { locales } from "@/lib/i18n/locales";
import { alive, confirm, open } from "./open";
import { SetUpPage, type Words } from "./set-up-page";

/** The editor of a programme's form. */
export class FormEditor extends SetUpPage {
  /** Address of the version that is open, without origin. */
  version = "";

  constructor(page: Page, slug: string) {
    super(page, slug);
  }

  /** Begins the first version from the default form, or the next one from the last. */
  async begin(from: "default" | "last"): Promise<void> {
    await open(this.page, `${this.home}/form`);
    await this.button(
      `Begin from the ${from === "default" ? "default form" : "last version"}`,
    ).click();
    await this.page.waitForURL(/\/form\/[0-9a-f-]{36}$/);
    this.version = new URL(this.page.url()).pathname;
  }

  async openSection(key: string): Promise<void> {
    await open(this.page, `${this.version}?section=${key}`);
  }

  /** Adds a section at the end of the draft. */
  async addSection(key: string, title: Words, tier: "T1" | "T2"): Promise<void> {
    await open(this.page, this.version);
    await this.page.locator("summary", { hasText: "Add a section" }).click();
    const box = this.page.locator("details").filter({ hasText: "Add a section" }).last();
    await box.locator('[id="key"]').fill(key);
    for (const [at, locale] of locales.entries()) {
      await box.locator(`[id="title.${locale}"]`).fill(title[at] ?? "");
      await box.locator(`[id="intro.${locale}"]`).fill(title[at] ?? "");
    }
    await box.locator('[id="tier"]').selectOption(tier);
    await box.getByRole("button", { name: "Add a section" }).click();
    await this.page.waitForURL(new RegExp(`section=${key}$`));
  }

  /** From the open section to the page of one of its questions. */
  async editQuestion(label: string): Promise<void> {
    await this.page.getByRole("link", { name: label, exact: true }).click();
    await this.page.waitForURL(/\/questions\/[0-9a-f-]{36}$/);
  }

  /** Expects a sentence beside each of the fields, and a line with a way to it above the form. */
  async expectWrong(fields: readonly string[]): Promise<void> {
    const summary = this.page
      .locator("main")
      .getByRole("alert")
      .filter({ has: this.page.locator("h2") });
    for (const field of fields) {
      await expect(this.page.locator(`[id="${field}-error"]`), field).toBeVisible();
      await expect(summary.locator(`a[href="#${field}"]`), field).toHaveCount(1);
      await expect(this.field(field), field).toHaveAttribute("aria-invalid", "true");
    }
  }

  /** Goes to the page of a new question in a section of the draft. */
  async newQuestion(section: string, type: QuestionType): Promise<void> {
    await this.openSection(section);
    await this.field("type").selectOption(type);
    await this.button("Write the question").click();
    await this.page.waitForURL(/\/new\?type=/);
    await alive(this.page);
  }

  /** Writes what every question has; `settings` fills what its type asks for. */
  async addQuestion(
    section: string,
    type: QuestionType,
    question: { key: string; label: Words; required?: boolean },
    settings: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    await this.newQuestion(section, type);
    await this.field("key").fill(question.key);
    await this.words("label", question.label);
    if (question.required === false) await this.field("required").uncheck();
    await settings();
    await this.button("Add question").click();
    await this.page.waitForURL(/\?section=/);
    await expect(this.page.getByRole("link", { name: question.label[0] })).toBeVisible();
  }

  /** Publishes the draft that is open. */
  async publish(): Promise<void> {
    await open(this.page, this.version);
    await this.button("Publish this version").click();
    await confirm(this.page);
    await expect(this.page.getByText(/^Published \d/)).toBeVisible();
  }
}
