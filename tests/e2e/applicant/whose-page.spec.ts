import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { ApplyPage } from "@/tests/e2e/support/apply-page";
import { open } from "@/tests/e2e/support/open";
import { pageOf, signInAs } from "@/tests/e2e/support/people";

/** Signs somebody in in a new tab of the same browser, by the button that people press. */
async function signInInAnotherTab(context: BrowserContext, email: string): Promise<Page> {
  const tab = await context.newPage();
  await open(tab, "/en-HK/sign-in");
  await tab.getByRole("button", { name: `Sign in as ${email}` }).click();
  await tab.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  await expect(tab.locator("html[data-alive]")).toBeAttached();
  return tab;
}

async function typesIn(page: Page): Promise<{ apply: ApplyPage; id: string }> {
  const { items } = (await (await page.request.get("/api/applications")).json()) as {
    items: { id: string }[];
  };
  const id = items[0]?.id ?? "";
  const apply = new ApplyPage(page);
  await apply.openSection(id, "laboratory");
  return { apply, id };
}

test("the owner's tab saves nothing as a teammate who signs in in another tab, and says so", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const page = await pageOf(browser, "founder@demo.test", origin);
  const name = ((await (await page.request.get("/api/me")).json()) as { displayName: string })
    .displayName;
  const { apply, id } = await typesIn(page);
  const stored = async () => {
    const answer = await page.request.get(`/api/applications/${id}`);
    const { sections } = (await answer.json()) as {
      sections: { key: string; answers: Record<string, unknown> }[];
    };
    return sections.find(({ key }) => key === "laboratory")?.answers.equipment ?? null;
  };
  const before = await stored();
  const tab = await signInInAnotherTab(page.context(), "teammate@demo.test");
  const refused = page.waitForResponse(
    (answer) => answer.request().method() === "PUT" && answer.status() === 409,
  );
  await apply.control("equipment").fill("Words of the owner alone");
  await refused;

  const notice = page.getByTestId("whose-page");
  await expect(notice).toContainText(`This page was opened by ${name}.`);
  await expect(page.locator('[data-save-state="notYours"]')).toBeVisible();
  await expect(apply.control("equipment")).toHaveValue("Words of the owner alone");
  expect(await stored()).toEqual(before);
  const kept = await page.evaluate(() =>
    Object.entries(localStorage).filter(([, copy]) => String(copy).includes("the owner alone")),
  );
  expect(kept).toHaveLength(1);

  // The teammate's own page of the same section is shown none of it.
  await new ApplyPage(tab).openSection(id, "laboratory");
  await expect(tab.getByText("Words of the owner alone")).toHaveCount(0);
  await expect(new ApplyPage(tab).control("equipment")).not.toHaveValue(/owner alone/);

  const [again] = await Promise.all([
    page.context().waitForEvent("page"),
    notice.getByRole("link", { name: `Sign in again as ${name}` }).click(),
  ]);
  await again.getByRole("button", { name: "Sign in as founder@demo.test" }).click();
  await again.waitForURL(/\/sections\/laboratory$/);
  await page.bringToFront();
  await apply.saved();
  await expect(notice).toHaveCount(0);
  expect(await stored()).toBe("Words of the owner alone");
  await page.context().close();
});

test("a form stays as it is, under the membership it was opened as, until one acts as that again", async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, "both@demo.test", baseURL ?? "");
  await open(page, "/en-HK/profile");
  const field = page.locator("#englishName");
  const before = await field.inputValue();
  await field.fill("Typed before the switch");
  const tab = await page.context().newPage();
  await open(tab, "/en-HK/profile");
  await tab.locator("header summary").click();
  await tab.locator('header button[aria-pressed="false"]').first().click();
  await tab.waitForURL((url) => !url.pathname.endsWith("/profile"));

  await page.bringToFront();
  const notice = page.getByTestId("whose-page");
  await expect(notice).toContainText("By now you act as");
  await page.getByRole("button", { name: "Save my details" }).click();
  await expect(page.getByText(/^Nothing was saved: by now you act under another/)).toBeVisible();
  await expect(field).toHaveValue("Typed before the switch");
  const stored = async () =>
    ((await (await page.request.get("/api/me")).json()) as { englishName: string | null })
      .englishName ?? "";
  expect(await stored()).toBe(before);

  await notice.getByRole("button", { name: /^Act as .* again$/ }).click();
  await expect(notice).toHaveCount(0);
  await page.getByRole("button", { name: "Save my details" }).click();
  await expect.poll(stored).toBe("Typed before the switch");
  await page.context().close();
});

test("a link in a tab that is another's by now loads the whole page as who is signed in", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const page = await pageOf(browser, "founder@demo.test", origin);
  await open(page, "/en-HK/my");
  const tab = await page.context().newPage();
  await signInAs(page.context(), "rival@demo.test", origin);
  await open(tab, "/en-HK/my");
  await page.locator('main a[href*="/apply/"], header a[href$="/profile"]').first().click();
  const { displayName } = (await (await page.request.get("/api/me")).json()) as {
    displayName: string;
  };
  await expect(page.locator("header").getByText(displayName).first()).toBeVisible();
  await expect(page.getByTestId("whose-page")).toHaveCount(0);
  await page.context().close();
});

test("a link of another membership offers to act under it, and is not found for anybody else", async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, "both@demo.test", baseURL ?? "");
  const me = (await (await page.request.get("/api/me")).json()) as {
    membershipId: string;
    memberships: { id: string; role: string }[];
  };
  const acting = me.memberships.find(({ id }) => id === me.membershipId)?.role;
  const [path, role] =
    acting === "mentor" ? ["/reviews/profile", "reviewer"] : ["/mentoring/profile", "mentor"];
  expect((await page.goto(`/en-HK${path}?from=mail`))?.status()).toBe(404);
  await expect(
    page.getByRole("heading", { name: "This page is open to another of your roles" }),
  ).toBeVisible();
  await page
    .getByTestId("opens-elsewhere")
    .getByRole("button", { name: new RegExp(`^Act as “${role}`, "i") })
    .click();
  await expect(page.locator("main form")).toBeVisible();
  expect(page.url()).toContain(`${path}?from=mail`);
  await page.context().close();

  const stranger = await pageOf(browser, "founder@demo.test", baseURL ?? "");
  await stranger.goto(`/en-HK${path}`);
  await expect(stranger.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await expect(stranger.getByTestId("opens-elsewhere")).toHaveCount(0);
  await stranger.context().close();
});
