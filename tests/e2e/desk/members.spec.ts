import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { MembersPage } from "@/tests/e2e/support/members-page";
import { alive, open } from "@/tests/e2e/support/open";
import { newestMailTo, pageOf, strangersPage, takeUpInvitation } from "@/tests/e2e/support/people";

test.setTimeout(180_000);
const people = "/en-HK/desk/programmes/hkstp-az/people";

test("nobody gives a role to themselves", async ({ browser, baseURL }) => {
  const manager = await pageOf(browser, "manager@hkstp.demo.test", baseURL ?? "");
  await open(manager, people);
  await manager.locator("#invite-email").fill("manager@hkstp.demo.test");
  await manager.locator("#invite-place").selectOption({ label: "Reviewer, HKSTP" });
  await manager.getByRole("button", { name: "Send the invitation" }).click();
  await expect(manager.getByText("Nobody gives a role to themselves.").first()).toBeVisible();
  await expectAccessible(manager);
  await manager.context().close();
});

test("who gave a role is not the second person, and until there is one it opens nothing", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const mark = Date.now().toString(36);
  const guest = { email: `waiting-${mark}@walk.test`, name: `Waiting ${mark}` };
  const manager = await pageOf(browser, "manager@hkstp.demo.test", origin);
  const members = new MembersPage(manager, people);
  await members.invite(guest, "Programme officer, HKSTP");
  const page = await strangersPage(browser, origin);
  await takeUpInvitation(page, guest);
  await expect(page.getByText(/A second person of the organisation now confirms/)).toBeVisible();
  expect((await page.goto("/en-HK/desk"))?.status()).toBe(404);

  await open(manager, people);
  await expect(members.member(guest.name).getByText("Waiting for a second person")).toBeVisible();
  await expect(manager.getByRole("button", { name: `Confirm: ${guest.name}` })).toHaveCount(0);

  const second = await pageOf(browser, "officer@hkstp.demo.test", origin);
  await new MembersPage(second, people).confirmRole(guest.name);
  expect((await page.goto("/en-HK/desk"))?.status()).toBe(200);

  await open(manager, people);
  await manager.getByRole("button", { name: `End: ${guest.name}` }).click();
  await manager.getByRole("dialog").getByRole("button", { name: "End the role" }).click();
  await expect(members.member(guest.name)).toHaveCount(0);
  for (const each of [manager, second, page]) await each.context().close();
});

test("nobody stands in both organisations of one programme", async ({ browser, baseURL }) => {
  const origin = baseURL ?? "";
  const partner = await pageOf(browser, "lead@az.demo.test", origin);
  const reviewer = { email: "yuen@hkstp.demo.test", name: "Dr Yuen Lai Ping" };
  await new MembersPage(partner, people).invite(reviewer, "Reviewer, AstraZeneca");
  const mail = await newestMailTo(partner.request, reviewer.email, "/invitations/");
  const path = /\/invitations\/[\w-]+/.exec(mail)?.[0] ?? "";
  const page = await pageOf(browser, reviewer.email, origin);
  await open(page, `/en-HK${path}`);
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page.getByText(/Nobody may act for both/).first()).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await alive(page);
  await expect(page.getByRole("button", { name: "Accept the invitation" })).toBeVisible();

  await open(partner, people);
  await partner
    .getByRole("button", { name: `Take back: ${reviewer.email}` })
    .first()
    .click();
  await expect(partner.getByText("The invitation was taken back.").first()).toBeVisible();
  for (const each of [partner, page]) await each.context().close();
});

test("the partner's lead gives the partner's roles only, and its people are not the lead's to see", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const partner = await pageOf(browser, "lead@az.demo.test", origin);
  await open(partner, people);
  const places = await partner.locator("#invite-place option").allInnerTexts();
  expect(places.join()).toContain("Reviewer, AstraZeneca");
  expect(places.join()).not.toContain("HKSTP");
  await expect(partner.getByText("reviewer@hkstp.demo.test")).toHaveCount(0);
  const officer = await pageOf(browser, "officer@hkstp.demo.test", origin);
  await open(officer, people);
  await expect(officer.locator("#invite-email")).toHaveCount(0);
  for (const each of [partner, officer]) await each.context().close();
});
