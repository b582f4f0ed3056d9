import { expect } from "@playwright/test";
import { samplePdf } from "@/tests/support/sample-files";
import { expectAccessible } from "./accessible";
import { ApplyPage } from "./apply-page";
import { open } from "./open";
import { introduce, newestMailTo, signInByMail } from "./people";
import { StartupPage } from "./startup-page";
import type { Walk } from "./walk";

/** A stranger reads about the programme in Chinese and checks whether they may apply: first not, then yes. */
export async function readAndCheck(walk: Walk): Promise<void> {
  const page = await walk.page("founder");
  await open(page, "/zh-HK");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-HK");
  await page
    .getByRole("link", { name: `試行計劃 ${walk.mark}` })
    .first()
    .click();
  await page.waitForURL(new RegExp(`/zh-HK/programmes/${walk.programme}$`));
  await expectAccessible(page);
  await open(page, `/zh-HK/programmes/${walk.programme}/check`);
  await page.locator("#domain").selectOption(walk.example.domain);
  for (const [question, typed] of [
    ["foundedOn", "2001-02-03"],
    ["headcount", "61"],
    ["fullTimeStaff", "3"],
    ["technicalStaff", "40"],
  ] as const)
    await page.locator(`#${question}`).fill(typed);
  await page.getByRole("button", { name: "查看結果" }).click();
  await expect(page.getByText(/公司成立已超過 \d+ 年。/)).toBeVisible();
  await expectAccessible(page);
  await page.locator("#foundedOn").fill(`${new Date().getFullYear() - 1}-12-01`);
  await page.locator("#headcount").fill("60");
  await page.getByRole("button", { name: "查看結果" }).click();
  await expect(page.getByText("您可以申請。")).toBeVisible();
}

/** Signs in with the code that came by mail, and says who they are. */
export async function arrive(walk: Walk): Promise<void> {
  const page = await walk.page("founder");
  const founder = walk.newcomer("founder");
  await open(page, "/en-HK/signin");
  await expectAccessible(page);
  await signInByMail(page, founder.email);
  await introduce(page, founder);
  await page.waitForURL(/\/en-HK\/(my|home)/);
  await expectAccessible(page);
}

/** Founds the startup, begins the draft, and asks a second founder to be its other owner. */
export async function beginDraft(walk: Walk): Promise<void> {
  const page = await walk.page("founder");
  const own = new StartupPage(page);
  const { startup: name, example, intake } = walk;
  await own.found(
    { name, city: "Sha Tin", year: new Date().getFullYear() - 1, oneLiner: example.title },
    `/apply/${intake}`,
  );
  await page.waitForURL(new RegExp(`/apply/${intake}$`));
  await expectAccessible(page);
  walk.applicationId = await new ApplyPage(page).begin(intake);
  await expectAccessible(page);
  await own.inviteSecondOwner(walk.newcomer("second").email);
  await expectAccessible(page);
  await walk.join("second");
}

/** All ten sections by hand: nine by the founder, the last by the second founder in Chinese. */
export async function fillTenSections(walk: Walk): Promise<void> {
  const { applicationId: id } = walk;
  const founder = new ApplyPage(await walk.page("founder"));
  const second = new ApplyPage(await walk.page("second"), "zh-HK");
  const { ask, ...others } = walk.answers();
  expect(Object.keys(others)).toHaveLength(9);
  for (const [key, answers] of Object.entries(others)) {
    await founder.fillSection(id, { key }, answers);
    if (key !== "product") continue;
    await founder.upload("pitch_deck", {
      name: "deck.pdf",
      mimeType: "application/pdf",
      buffer: samplePdf(["A deck for one walk"]),
    });
    await expectAccessible(founder.page);
  }
  await second.fillSection(id, { key: "ask" }, { ...ask, first_place: "沙田" });
  await expectAccessible(second.page);
}

/** Reads everything once, submits once; receipt, mail and status page say the same reference. */
export async function submit(walk: Walk): Promise<void> {
  const { applicationId: id } = walk;
  const founder = new ApplyPage(await walk.page("founder"));
  const second = await walk.page("second");
  await founder.openReview(id);
  await expectAccessible(founder.page);
  walk.reference = await founder.submit(id);
  expect(walk.reference).toMatch(/^CI-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
  await expectAccessible(founder.page);
  await newestMailTo(founder.page.request, walk.newcomer("founder").email, walk.reference);
  await open(second, `/zh-CN/applications/${id}`);
  await expect(second.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(second.getByText(walk.reference).first()).toBeVisible();
  await expectAccessible(second);
}
