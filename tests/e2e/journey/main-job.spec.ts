import { expect, test, type Browser, type Page } from "@playwright/test";
import { reviewers } from "@/prisma/demo/reviewers";
import { demoAnswers } from "@/prisma/demo/startups/answers";
import { demoStartups } from "@/prisma/demo/startups/all";
import { ApplyPage } from "@/tests/e2e/support/apply-page";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { DeskPage } from "@/tests/e2e/support/desk-page";
import { newestMailTo, pageOf, send, signInAs } from "@/tests/e2e/support/people";

// The main job in one walk: a stranger applies, both organisations review and decide, a mentor is assigned.
test.describe.configure({ mode: "serial", timeout: 420_000 });

const name = `Journey Therapeutics ${Date.now().toString(36)}`;
const email = `journey-${Date.now().toString(36)}@startup.test`;
const year = new Date().getFullYear();
const intake = `spring-${year + 1}`;

async function confirmDialog(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button").last().click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
}

/** Opens the reviewer's assignment, declares no conflict, scores everything and files. */
async function review(browser: Browser, reviewer: string, origin: string): Promise<void> {
  const page = await pageOf(browser, reviewer, origin);
  await page.goto("/en-HK/reviews");
  await page.getByRole("link", { name }).first().click();
  await page.waitForURL(/\/reviews\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "I have no conflict: open the application" }).click();
  await expect(page.getByRole("heading", { name: "Your review" })).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  const groups = page.locator("fieldset", { has: page.locator('input[type="radio"][value="5"]') });
  const count = await groups.count();
  expect(count).toBeGreaterThan(3);
  for (let at = 0; at < count; at += 1)
    await groups.nth(at).locator('input[value="4"]').check({ force: true });
  await page.locator('input[type="radio"][value="admit"]').check({ force: true });
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "File the review" }).click();
  const own = page.url();
  await confirmDialog(page);
  await page.goto(own);
  await expect(page.getByText(/Filed on/).first()).toBeVisible({ timeout: 20_000 });
  await page.context().close();
}

async function assignBest(page: Page): Promise<void> {
  await page.goto(`/en-HK/desk/intakes/${intake}/assign`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: /Suggest the best assignment|Compute again/ }).click();
  const apply = page.getByRole("button", { name: /^Assign \d+ reviews?$|^Assign one review$/ });
  await expect(apply).toBeVisible({ timeout: 60_000 });
  await apply.click();
  await expect(page.getByText(/reviews? (was|were) assigned/).first()).toBeVisible({
    timeout: 20_000,
  });
}

async function recommend(page: Page, id: string): Promise<void> {
  await page.goto(`/en-HK/desk/applications/${id}`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Record recommendation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator('input[value="admit"]').check({ force: true });
  await dialog
    .locator("#recommendation-reason")
    .fill("A clear need, a sound team, and help that we can give.");
  await confirmDialog(page);
}

test("a startup applies, both organisations decide, a mentor is assigned", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const startup = demoStartups.find((one) => one.slug === "kinyuen");
  if (!startup) throw new Error("no demo startup");
  const founder = await (await browser.newContext({ baseURL: origin })).newPage();
  const apply = new ApplyPage(founder);
  let id = "";

  await test.step("reads about the programme in Chinese and checks whether it may apply", async () => {
    await founder.goto("/zh-HK");
    await expect(founder.locator("html")).toHaveAttribute("lang", "zh-HK");
    await expectAccessible(founder);
    await founder.goto("/zh-CN/programmes/hkstp-az/check");
    await expect(founder.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expectAccessible(founder);
  });

  await test.step("signs in with a code that came by mail", async () => {
    await founder.goto("/en-HK/signin");
    await founder.waitForLoadState("networkidle");
    await founder.getByLabel("Email address").fill(email);
    await founder.getByRole("button", { name: "Send me a code" }).click();
    await expect(founder.getByRole("heading", { name: "Enter your code" })).toBeVisible({
      timeout: 20_000,
    });
    const mail = await newestMailTo(founder.request, email);
    const code = /^\s*(\d{6})\s*$/m.exec(mail)?.[1] ?? "";
    await founder.getByLabel("Code").fill(code);
    await founder.getByLabel("Code").press("Enter");
    await founder.waitForURL(/\/en-HK\/(profile|my|home)/, { timeout: 20_000 });
  });

  await test.step("founds its startup and starts a draft", async () => {
    await founder.goto("/en-HK/startups/new");
    await founder.waitForLoadState("networkidle");
    await founder.locator('input[name="displayName"]').fill(name);
    await founder.locator('main form button[type="submit"]').click();
    await founder.waitForURL(/\/en-HK\/(startups\/[0-9a-f-]{36}|my|apply)/, { timeout: 20_000 });
    id = await apply.begin(intake);
    await expectAccessible(founder);
  });

  await test.step("writes one section by hand, the others through the same API, and submits once", async () => {
    const answers = demoAnswers({ ...startup, en: name }, new Date());
    const { regulatory, ...others } = answers;
    for (const [key, given] of Object.entries(others)) {
      await send(
        founder,
        "PUT",
        `/api/applications/${id}/sections/${key}`,
        { revision: 0, answers: given },
        origin,
      );
    }
    await apply.fillSection(id, { key: "regulatory" }, { ...regulatory } as never);
    await expectAccessible(founder);
    const reference = await apply.submit(id);
    expect(reference).toMatch(/^CI-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
    await expectAccessible(founder);
    await newestMailTo(founder.request, email, reference);
  });

  await test.step("is screened by the lead's officer", async () => {
    const officer = new DeskPage(await pageOf(browser, "officer@hkstp.demo.test", origin));
    await officer.open({ intake, q: name.split(" ").at(-1) ?? name });
    await expectAccessible(officer.page);
    expect(await officer.openRecord(name)).toBe(id);
    await officer.takeUp();
    await officer.markEligible();
    await expectAccessible(officer.page);
    await officer.page.context().close();
  });

  const manager = await pageOf(browser, "manager@hkstp.demo.test", origin);
  const partner = await pageOf(browser, "lead@az.demo.test", origin);
  await test.step("gets reviewers of both organisations by the proved optimum", async () => {
    await assignBest(manager);
    await assignBest(partner);
    await expectAccessible(manager);
  });

  await test.step("is reviewed by each of them", async () => {
    const assigned: string[] = [];
    for (const { email: candidate } of reviewers) {
      const context = await browser.newContext({ baseURL: origin });
      await signInAs(context, candidate, origin);
      if ((await (await context.request.get("/api/assignments")).text()).includes(name))
        assigned.push(candidate);
      await context.close();
    }
    expect(assigned.length).toBe(4);
    for (const reviewer of assigned) await review(browser, reviewer, origin);
  });

  await test.step("is recommended under seal, then decided jointly", async () => {
    await manager.goto(`/en-HK/desk/applications/${id}`);
    await manager.waitForLoadState("networkidle");
    await manager.getByRole("button", { name: "Ask for recommendations" }).click();
    await confirmDialog(manager);
    await recommend(manager, id);
    await partner.goto(`/en-HK/desk/applications/${id}`);
    await expect(partner.getByText("A clear need, a sound team")).toHaveCount(0);
    await recommend(partner, id);
    await manager.goto(`/en-HK/desk/applications/${id}`);
    await manager.waitForLoadState("networkidle");
    await manager.getByRole("button", { name: /^Decide: / }).click();
    await manager.getByRole("dialog").locator("#release-letters").check();
    await confirmDialog(manager);
    await expectAccessible(manager);
  });

  await test.step("accepts the offer and is admitted", async () => {
    await founder.goto(`/zh-HK/applications/${id}/offer`);
    await expectAccessible(founder);
    await founder.goto(`/en-HK/applications/${id}/offer`);
    await founder.waitForLoadState("networkidle");
    await founder.getByLabel("We accept these terms").check();
    await founder.getByLabel("Your full name").fill("Journey Founder");
    await founder.getByRole("button", { name: "Accept the terms and sign" }).click();
    await expect(
      founder.getByText(/Signed by Journey Founder|See what comes next/).first(),
    ).toBeVisible({ timeout: 20_000 });
    await founder.goto(`/en-HK/applications/${id}/onboarding`);
    await expectAccessible(founder);
  });

  await test.step("approves a card, is proposed a mentor, and both accept", async () => {
    await founder.goto(`/en-HK/applications/${id}/card`);
    await expectAccessible(founder);
    await send(
      founder,
      "PUT",
      `/api/applications/${id}/mentor-card`,
      { text: startup.abstract.slice(0, 500), wishes: "A frank adviser", language: "en-HK" },
      origin,
    );
    await send(founder, "POST", `/api/applications/${id}/mentor-card/approve`, {}, origin);
    await manager.goto("/en-HK/desk/mentors");
    await expect(manager.getByText(name).first()).toBeVisible();
    await expectAccessible(manager);
    const { items } = (await (await manager.request.get("/api/mentors/suggestions")).json()) as {
      items: {
        application: { id: string };
        suggestions: { mentor: { profileId: string; name: string }; best: boolean }[];
      }[];
    };
    const mine = items.find((one) => one.application.id === id);
    const best = mine?.suggestions.find((one) => one.best);
    expect(best).toBeTruthy();
    await send(
      manager,
      "POST",
      "/api/matches",
      { applicationId: id, mentorProfileId: best?.mentor.profileId, message: "" },
      origin,
    );
    const { mentors } = await import("@/prisma/demo/mentors");
    const mentorEmail = mentors.find((one) => one.name === best?.mentor.name)?.email ?? "";
    const mentor = await pageOf(browser, mentorEmail, origin);
    const memberships = (await (await mentor.request.get("/api/me")).json()) as {
      memberships?: { id: string; role: string }[];
    };
    const asMentor = memberships.memberships?.find((one) => one.role === "mentor");
    if (asMentor)
      await send(mentor, "POST", "/api/me/membership", { membershipId: asMentor.id }, origin);
    await mentor.goto("/en-HK/mentoring");
    await mentor.waitForLoadState("networkidle");
    await expectAccessible(mentor);
    await mentor.getByRole("button", { name: "Accept" }).first().click();
    await confirmDialog(mentor);
    await founder.goto(`/en-HK/applications/${id}/mentors`);
    await founder.waitForLoadState("networkidle");
    await founder.getByRole("button", { name: "Accept" }).first().click();
    await confirmDialog(founder);
    await founder.reload();
    await expectAccessible(founder);
  });
});
