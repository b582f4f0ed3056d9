import { expect, test, type Page } from "@playwright/test";
import { questionTypes, type QuestionType } from "@/lib/programmes/schema";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { FormEditor } from "@/tests/e2e/support/form-editor";
import { choose, confirm, open } from "@/tests/e2e/support/open";
import { pageOf } from "@/tests/e2e/support/people";
import { inDays, SetUpPage, type Words } from "@/tests/e2e/support/set-up-page";

// What the journey does not walk: every question type, what is refused and where that is said, rubrics, the end.
test.setTimeout(240_000);

let counted = 0;
const words = (english: string): Words => [english, `${english}（繁）`, `${english}（简）`];

/** A programme of the test's own. */
async function makeProgramme(page: Page): Promise<SetUpPage> {
  counted += 1;
  const name = `Set-up ${Date.now().toString(36)} ${counted}`;
  return new SetUpPage(page).createProgramme("AstraZeneca", words(name), words("For one test."));
}

/** What each type asks for beside its words; the types that are not here ask for nothing more. */
function settingsOf(form: FormEditor): Partial<Record<QuestionType, () => Promise<void>>> {
  const { page } = form;
  const option = async () => {
    for (const [at, key] of ["first", "second"].entries()) {
      await form.button("Add an option").click();
      await form.field(`options.${at}.key`).fill(key);
      await form.words(`options.${at}.label`, words(key));
    }
  };
  return {
    short_text: async () => {
      await form.field("text.maxLength").fill("80");
      await form.field("text.format").selectOption("url");
    },
    long_text: () => form.field("text.maxWords").fill("150"),
    number: async () => {
      await form.field("text.min").fill("1");
      await form.field("text.max").fill("9.5");
      await form.field("text.decimals").fill("1");
      await form.words("unit", words("units"));
    },
    date: () => form.field("notInFuture").check(),
    single_choice: option,
    multiple_choice: async () => {
      await option();
      await form.field("text.max").fill("2");
    },
    table: async () => {
      await form.button("Add a column").click();
      await form.field("columns.0.key").fill("amount");
      await form.field("columns.0.type").selectOption("money");
      await form.words("columns.0.label", words("Amount"));
    },
    people: () => choose(page.locator('input[name="people"][value="role"]')),
    file: () => choose(page.locator('input[name="accept"][value="docx"]')),
  };
}

test("every type of question is written, published, and then stands still", async ({
  browser,
  baseURL,
}) => {
  const manager = await pageOf(browser, "manager@hkstp.demo.test", baseURL ?? "");
  const programme = await makeProgramme(manager);
  const form = new FormEditor(manager, programme.slug);
  await form.begin("default");
  await form.addSection("everything", words("Everything"), "T2");
  const settings = settingsOf(form);
  for (const type of questionTypes)
    await form.addQuestion(
      "everything",
      type,
      { key: `walk_${type}`, label: words(`A question: ${type}`) },
      settings[type],
    );
  const table = manager.getByRole("table", { name: "Questions" });
  await expect(table.getByRole("row")).toHaveCount(questionTypes.length + 1);
  await expectAccessible(manager);

  // What was typed is what is asked: the editor shows it again, and a change to it is kept.
  await form.editQuestion("A question: number");
  await expect(form.field("text.max")).toHaveValue("9.5");
  await expect(form.field("unit.zh-HK")).toHaveValue("units（繁）");
  await expectAccessible(manager);
  await form.field("text.max").fill("12");
  await form.field("condition.question").selectOption("walk_short_text");
  await form.field("condition.op").selectOption("is_answered");
  await form.button("Save").click();
  await expect(table.getByText("Shown on a condition")).toBeVisible();

  const draft = table.getByRole("link", { name: "A question: number" });
  const question = (await draft.getAttribute("href")) ?? "";
  await form.publish();
  await form.openSection("everything");
  await expect(table.getByText("A question: number")).toBeVisible();
  await expect(table.getByRole("link")).toHaveCount(0);
  await expect(form.button("Write the question")).toHaveCount(0);
  await expect(form.button("Remove section")).toHaveCount(0);
  expect((await manager.request.get(question)).status()).toBe(404);
  const refused = await manager.request.delete(
    `/api/programmes/form-questions/${question.split("/").at(-1)}`,
    { headers: { origin: baseURL ?? "" } },
  );
  expect(refused.status()).toBe(409);

  // A change is a new version; the published one keeps its question.
  const first = form.version;
  await form.begin("last");
  await form.openSection("everything");
  await form.editQuestion("A question: number");
  await form.button("Remove question").click();
  await confirm(manager);
  await expect(table.getByRole("row")).toHaveCount(questionTypes.length);
  form.version = first;
  await form.openSection("everything");
  await expect(table.getByRole("row")).toHaveCount(questionTypes.length + 1);
  await manager.context().close();
});

test("what is wrong is said beside its field and above the form", async ({ browser, baseURL }) => {
  const manager = await pageOf(browser, "manager@hkstp.demo.test", baseURL ?? "");
  const programme = await makeProgramme(manager);
  const form = new FormEditor(manager, programme.slug);

  await open(manager, "/en-HK/desk/programmes/new");
  await form.button("Create programme").click();
  await form.expectWrong(["partnerOrganisationId", "name.en-HK", "summary.zh-CN"]);
  await expectAccessible(manager);

  await form.begin("default");
  await form.newQuestion("ask", "number");
  await form.field("key").fill("Not A Key");
  await form.field("text.min").fill("many");
  await form.field("unit.en-HK").fill("only English");
  await form.button("Add question").click();
  await form.expectWrong(["key", "label.en-HK", "text.min", "unit.zh-HK"]);
  await expectAccessible(manager);

  await form.newQuestion("ask", "table");
  await form.button("Add a column").click();
  await form.field("text.maxRows").fill("0");
  await form.button("Add question").click();
  await form.expectWrong(["columns.0.key", "columns.0.label.zh-HK", "text.maxRows"]);

  await form.newQuestion("ask", "file");
  await form.field("text.maxMegabytes").fill("4000");
  await form.button("Add question").click();
  await form.expectWrong(["text.maxMegabytes"]);

  await open(manager, `${form.home}/intakes/new`);
  await form.words("name", words("Crooked"));
  await form.field("opensAt").fill(inDays(10, "09:00"));
  await form.field("closesAt").fill(inDays(5, "09:00"));
  await form.field("panelAt").fill(inDays(4, "09:00"));
  await form.field("reviewersPerOrganisation").fill("some");
  await form.button("Create intake").click();
  await form.expectWrong(["reviewersPerOrganisation", "lookingFor.en-HK"]);
  await form.field("reviewersPerOrganisation").fill("2");
  await form.words("lookingFor", words("Anything"));
  await form.words("originText", words("Anywhere"));
  await form.button("Create intake").click();
  await form.expectWrong(["closesAt", "panelAt"]);
  await expectAccessible(manager);
  await manager.context().close();
});

test("a rubric is changed until it is published, and only by its own organisation", async ({
  browser,
  baseURL,
}) => {
  const manager = await pageOf(browser, "manager@hkstp.demo.test", baseURL ?? "");
  const programme = await makeProgramme(manager);
  await open(manager, `${programme.home}/rubrics`);
  await programme.button("Begin from the template").click();
  const criteria = manager.locator("fieldset:has(> legend.sr-only)");
  await expect(criteria).toHaveCount(4);
  await programme.field("criteria.0.weight").fill("0");
  await programme.button("Save rubric").click();
  await expect(manager.locator('[role="alert"] a')).toHaveCount(1);
  await programme.field("criteria.0.weight").fill("40");
  await programme.button("Save rubric").click();
  await expect(manager.locator('[role="alert"] a')).toHaveCount(0);
  await programme.button("Remove criterion Criterion 2").click();
  await expect(criteria).toHaveCount(3);
  await programme.button("Add a criterion").click();
  await programme.field("criteria.3.key").fill("reach");
  await programme.words("criteria.3.label", words("Reach"));
  await programme.words("criteria.3.hint", words("Whom it helps"));
  await expectAccessible(manager);
  // What is not saved yet is published too, because it is what the page shows.
  await programme.field("criteria.3.weight").fill("35");
  await programme.button("Publish rubric").click();
  await confirm(manager);
  const published = manager.getByRole("table", { name: "Criteria" });
  await expect(published.getByRole("row").filter({ hasText: "Reach" })).toBeVisible();
  for (const weight of ["40", "35"])
    await expect(published.getByRole("cell", { name: weight, exact: true })).toBeVisible();
  await expect(criteria).toHaveCount(0);
  await expect(
    manager
      .locator("section")
      .filter({ has: manager.getByRole("heading", { name: "Rubric of AstraZeneca" }) })
      .getByRole("button"),
  ).toHaveCount(0);
  await manager.context().close();
});

test("a programme is closed after its intakes, leaves the public list, and can be opened again", async ({
  browser,
  baseURL,
}) => {
  const manager = await pageOf(browser, "manager@hkstp.demo.test", baseURL ?? "");
  const programme = await makeProgramme(manager);
  await programme.openProgramme();
  await open(manager, "/en-HK");
  const listed = manager.locator(`a[href$="/programmes/${programme.slug}"]`);
  await expect(listed.first()).toBeVisible();
  await open(manager, programme.home);
  await programme.button("Close programme").click();
  await confirm(manager);
  await expect(programme.button("Open programme again")).toBeVisible();
  await expectAccessible(manager);
  await expect(manager.getByRole("link", { name: "New intake" })).toHaveCount(0);
  for (const path of ["edit", "intakes/new"])
    expect((await manager.request.get(`${programme.home}/${path}`)).status(), path).toBe(404);
  await open(manager, "/en-HK");
  await expect(listed).toHaveCount(0);
  await open(manager, programme.home);
  await programme.button("Open programme again").click();
  await confirm(manager);
  await expect(programme.button("Close programme")).toBeVisible();
  await manager.context().close();
});

test("a programme whose intake is open is not closed, and the page says why", async ({
  browser,
  baseURL,
}) => {
  const manager = await pageOf(browser, "manager@hkstp.demo.test", baseURL ?? "");
  const programme = new SetUpPage(manager, "hkstp-az");
  await open(manager, programme.home);
  await programme.button("Close programme").click();
  const dialog = manager.getByRole("dialog");
  await dialog.getByRole("button", { name: "Close programme" }).click();
  await expect(dialog.getByRole("alert").getByText(/intake/)).toBeVisible();
  await manager.reload();
  await expect(programme.button("Close programme")).toBeVisible();
  await manager.context().close();
});
