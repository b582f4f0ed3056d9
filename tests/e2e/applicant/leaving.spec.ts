import { expect, test, type Browser, type Page } from "@playwright/test";
import { ApplyPage } from "@/tests/e2e/support/apply-page";
import { alive, open } from "@/tests/e2e/support/open";
import { newestMailTo, pageOf, strangersPage } from "@/tests/e2e/support/people";

// One after the other: they write into one draft as one person, and would find each other's words.
test.describe.configure({ mode: "default" });

/** Goes to a page of the portal as a link does, so that Back leads back inside the site. */
async function follow(page: Page, href: string): Promise<void> {
  await page.evaluate((path) => {
    const link = document.createElement("a");
    link.href = path;
    link.textContent = "by a link";
    document.querySelector("main")?.prepend(link);
  }, href);
  await page.getByRole("link", { name: "by a link" }).click();
  await page.waitForURL((url) => url.pathname === href);
}

/** The founder on a section of their draft that no other test writes in, come from its task list. */
async function writing(browser: Browser, origin: string) {
  const page = await pageOf(browser, "founder@demo.test", origin);
  const { items } = (await (await page.request.get("/api/applications")).json()) as {
    items: { id: string }[];
  };
  const home = `/en-HK/applications/${items[0]?.id}`;
  await open(page, home);
  await follow(page, `${home}/sections/product`);
  const apply = new ApplyPage(page);
  const field = apply.control("abstract");
  await expect(field).toBeVisible();
  return { page, apply, field, section: `${home}/sections/product` };
}

const next = (page: Page) => page.getByRole("link", { name: "Next section" });

test("Back shows what was saved meanwhile, and writing on accuses nobody", async ({
  browser,
  baseURL,
}) => {
  const { page, apply, field, section } = await writing(browser, baseURL ?? "");
  const words = `A working prototype, ${Date.now()}`;
  await field.fill(words);
  await apply.saved();
  await next(page).click();
  await page.waitForURL((url) => url.pathname !== section);
  await page.goBack();
  await page.waitForURL((url) => url.pathname === section);
  await expect(field).toHaveValue(words);
  await field.fill(`${words}, and more`);
  await apply.saved();
  await page.goForward();
  await page.waitForURL((url) => url.pathname !== section);
  await page.goBack();
  await expect(field).toHaveValue(`${words}, and more`);
  await expect(page.locator("[data-conflict]")).toHaveCount(0);
  await page.context().close();
});

test("one's own words from another tab are called one's own", async ({ browser, baseURL }) => {
  const { page, field, section } = await writing(browser, baseURL ?? "");
  const tab = new ApplyPage(await page.context().newPage());
  await open(tab.page, section);
  await tab.control("abstract").fill(`From the other tab, ${Date.now()}`);
  await tab.saved();
  await field.fill(`From this tab, ${Date.now()}`);
  const conflict = page.locator('[data-question="abstract"][data-conflict]');
  await expect(conflict).toContainText(
    "You changed this answer on another device or in another tab",
  );
  await expect(page.locator('[data-save-state="ownConflict"]')).toBeVisible();
  await page.getByRole("button", { name: "Keep what is here" }).click();
  await expect(conflict).toHaveCount(0);
  await new ApplyPage(page).saved();
  await page.context().close();
});

test("without a connection the page stays with what was written, by link and by Back, and goes on later", async ({
  browser,
  baseURL,
}) => {
  const { page, apply, field, section } = await writing(browser, baseURL ?? "");
  await page.context().setOffline(true);
  const words = `Written offline, ${Date.now()}`;
  await field.fill(words);
  await expect(page.locator('[data-save-state="offline"]')).toBeVisible();
  const stays = page.getByText("There is no connection, so the next page cannot be opened");
  await next(page).click();
  await expect(stays).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.evaluate(() => window.history.back());
  await expect(stays).toBeVisible();
  await page.waitForURL((url) => url.pathname === section);
  await expect(field).toHaveValue(words);
  await page.context().setOffline(false);
  await apply.saved();
  await next(page).click();
  await page.waitForURL((url) => url.pathname !== section);
  await page.context().close();
});

test("the state of the save never lies half over the text", async ({ browser, baseURL }) => {
  const { page, section } = await writing(browser, baseURL ?? "");
  // The last one is 1280 pixels at 200 %.
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, section);
    for (let at = 0; at < 4; at += 1) {
      const stick = await page.evaluate((screen) => {
        window.scrollTo(0, screen * window.innerHeight * 0.7);
        const line = document.querySelector("[data-save-state]")?.parentElement;
        const box = line?.getBoundingClientRect();
        const words = [
          ...document.querySelectorAll("[data-question] label, [data-question] p, h1"),
        ];
        if (!line || !box) return ["no state"];
        const isThrough = !getComputedStyle(line).backgroundColor.startsWith("rgb(");
        return words.flatMap((word) => {
          const range = document.createRange();
          range.selectNodeContents(word);
          const half = [...range.getClientRects()].filter(
            ({ top, bottom, left, right }) =>
              top < box.bottom &&
              bottom > box.top &&
              (isThrough || left < box.left - 1 || right > box.right + 1),
          );
          return half.length > 0 ? [word.textContent] : [];
        });
      }, at);
      expect(stick, `${width} px, screen ${at}`).toEqual([]);
    }
  }
  await page.context().close();
});

test("signing in again in a new tab takes one click, also out of a field", async ({
  browser,
  baseURL,
}) => {
  const { page, field } = await writing(browser, baseURL ?? "");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.context().clearCookies();
  await field.fill(`Signed out, ${Date.now()}`);
  const link = page.getByRole("link", { name: "Sign in in a new tab" });
  await expect(link).toBeVisible();
  await field.focus();
  const opened = page.context().waitForEvent("page");
  await link.hover();
  await page.mouse.down();
  // As long as a finger rests on the button.
  await page.waitForTimeout(400);
  await page.mouse.up();
  await expect((await opened).getByRole("heading", { level: 1 })).toContainText("Sign in");
  await page.context().close();
});

const editors = [
  {
    whose: "founder@demo.test",
    what: "one's own details",
    path: "/profile",
    field: "#displayName",
  },
  {
    whose: "manager@hkstp.demo.test",
    what: "a programme",
    path: "/desk/programmes/new",
    field: '[id="name.en-HK"]',
  },
  {
    whose: "mentor@demo.test",
    what: "a mentor's profile",
    path: "/mentoring/profile",
    field: '[id="headline.en-HK"]',
  },
] as const;

for (const { whose, what, path, field } of editors)
  test(`unsent words of ${what} are asked about: by link, by Back, by reloading`, async ({
    browser,
    baseURL,
  }) => {
    const page = await pageOf(browser, whose, baseURL ?? "");
    await open(page, "/en-HK/accessibility");
    await follow(page, `/en-HK${path}`);
    const asked: string[] = [];
    let mayGo = false;
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void (mayGo ? dialog.accept() : dialog.dismiss());
    });
    const words = page.locator(field);
    await words.fill("Words that were not sent");
    await page.getByRole("link", { name: "Privacy policy" }).first().click();
    await expect.poll(() => asked).toEqual(["confirm"]);
    await page.evaluate(() => window.history.back());
    await expect.poll(() => asked).toEqual(["confirm", "confirm"]);
    await page.evaluate(() => setTimeout(() => window.location.reload(), 0));
    await expect.poll(() => asked).toEqual(["confirm", "confirm", "beforeunload"]);
    expect(new URL(page.url()).pathname).toBe(`/en-HK${path}`);
    await expect(words).toHaveValue("Words that were not sent");
    mayGo = true;
    await page.evaluate(() => window.history.back());
    await page.waitForURL(/\/accessibility$/);
    await page.goForward();
    await expect(words).not.toHaveValue("Words that were not sent");
    expect(asked).toHaveLength(4);
    await page.context().close();
  });

test("the step for the code stays through reload and Back, a code from elsewhere has a way in, and two codes work", async ({
  browser,
  baseURL,
}) => {
  const email = `leaving-${Date.now()}@example.org`;
  const codeIn = /^\s*(\d{6})\s*$/m;
  const page = await strangersPage(browser, baseURL ?? "");
  const heading = page.getByRole("heading", { level: 1 });
  await open(page, "/en-HK/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(heading).toHaveText("Enter your code");
  const first = codeIn.exec(await newestMailTo(page.request, email, codeIn))?.[1] ?? "";
  await page.reload();
  await alive(page);
  await expect(heading).toHaveText("Enter your code");
  await expect(page.getByText(`We sent a code to ${email}`)).toBeVisible();
  expect(page.url()).not.toContain("example.org");
  await page.goBack();
  await expect(heading).toHaveText("Sign in");
  await expect(page.getByLabel("Email address")).toHaveValue(email);
  await page.goForward();
  await expect(page.getByText(`We sent a code to ${email}`)).toBeVisible();
  await page.getByRole("button", { name: "Send a new code" }).click();
  await expect(page.getByText("The one before it still works")).toBeVisible();

  const elsewhere = await strangersPage(browser, baseURL ?? "");
  await open(elsewhere, "/en-HK/sign-in");
  await elsewhere.getByRole("link", { name: "I have a code" }).click();
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Enter your code");
  await elsewhere.getByLabel("Email address").fill(email);
  await elsewhere.getByLabel("Code").fill(first);
  await elsewhere.getByLabel("Code").press("Enter");
  await elsewhere.waitForURL((url) => !url.pathname.includes("sign-in"));
  for (const each of [page, elsewhere]) await each.context().close();
});
