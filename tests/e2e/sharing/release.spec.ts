import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { alive, open } from "@/tests/e2e/support/open";
import { pageOf } from "@/tests/e2e/support/people";

interface ApplicationJson {
  id: string;
  status: string;
  sections: { key: string; answers: Record<string, unknown> | null }[];
}

/** The founder's application that the reviewers have. */
async function applicationOf(founder: Page): Promise<ApplicationJson> {
  const list = await founder.request.get("/api/applications?status=in_review");
  const { items } = (await list.json()) as { items: { id: string }[] };
  return read(founder, items[0]?.id ?? "");
}

async function read(page: Page, id: string): Promise<ApplicationJson> {
  return (await (
    await page.request.get(`/api/applications/${id}?open=plan`)
  ).json()) as ApplicationJson;
}

const planOf = ({ sections }: ApplicationJson) =>
  sections.find(({ key }) => key === "plan")?.answers ?? null;

/** The longest words of a section: what no page may hold before it is opened. */
function wordsOf(answers: Record<string, unknown> | null): string {
  const texts = JSON.stringify(answers ?? {}).match(/[A-Za-z][A-Za-z ,]{18,}/g) ?? [];
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? "no words to look for";
}

test("a partner asks, the founder lets part of it go, sees who looked, and takes it back", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const origin = baseURL ?? "";
  const founder = await pageOf(browser, "founder@demo.test", origin);
  const lead = await pageOf(browser, "lead@az.demo.test", origin);
  const application = await applicationOf(founder);
  const protectedWords = wordsOf(planOf(application));
  const purpose = `To see whether the milestones fit our calendar (${Date.now().toString(36)}).`;
  let releaseId = "";
  await closeLeftOvers(founder, lead, { id: application.id, origin });

  await test.step("the partner's lead asks from the record", async () => {
    await open(lead, `/en-HK/desk/applications/${application.id}`);
    await lead.getByRole("link", { name: "Ask for a release" }).click();
    await lead.waitForURL(/\/releases\/ask\//);
    await alive(lead);
    await lead.getByLabel("Plan and milestones").check();
    await lead.getByLabel("Finance").check();
    await lead.getByLabel("Dr Helena Ström").check();
    await lead.getByLabel("Purpose").fill(purpose);
    await lead.locator("#ask-until").fill(dayIn(40));
    await expectAccessible(lead);
    await lead.getByRole("button", { name: "Send the request" }).click();
    await lead.waitForURL(/\/releases\/[0-9a-f-]{36}$/);
    releaseId = lead.url().split("/").at(-1) ?? "";
    await expect(lead.getByText("Nothing is open until they answer.")).toBeVisible();
    expect(planOf(await read(lead, application.id))).toBeNull();
  });

  await test.step("the founder finds it on the first page and releases one of two sections", async () => {
    await open(founder, "/en-HK/my");
    await expect(founder.getByText(/AstraZeneca asks to read 2 sections/).first()).toBeVisible();
    await open(founder, `/en-HK/applications/${application.id}/sharing`);
    await expect(founder.getByText(purpose)).toBeVisible();
    await expectAccessible(founder);
    await open(founder, `/en-HK/applications/${application.id}/sharing/${releaseId}`);
    for (const tick of await founder.getByRole("checkbox").all())
      await expect(tick).not.toBeChecked();
    await founder.getByText("Read “Plan and milestones”").click();
    await expect(founder.getByText(protectedWords).first()).toBeVisible();
    await founder.getByLabel("Plan and milestones").check();
    await founder.getByLabel("Dr Helena Ström").check();
    await expectAccessible(founder);
    await founder.getByRole("button", { name: "Release to one person" }).click();
    const dialog = founder.getByRole("dialog");
    await expect(dialog.getByText("Plan and milestones (version 1)")).toBeVisible();
    await expect(dialog.getByText("Dr Helena Ström")).toBeVisible();
    await dialog.getByRole("button", { name: "Release to one person" }).click();
    await expect(founder.getByText(/^Released until/)).toBeVisible();
    await open(founder, `/en-HK/applications/${application.id}/sharing`);
    const row = founder.getByRole("row", { name: /^Plan and milestones/ });
    await expect(row.getByText(/^Opens to Dr Helena Ström once they declare/)).toBeVisible();
    await expect(row.getByRole("link", { name: /^Take back/ })).toBeVisible();
    await expect(founder.getByText("Not released: Finance")).toBeVisible();
  });

  await test.step("the lead declares first; a prefetch opens nothing, the click does", async () => {
    const here = `/en-HK/releases/${releaseId}`;
    await open(lead, here);
    expect(planOf(await read(lead, application.id))).toBeNull();
    await lead.getByRole("button", { name: "I have no competing interest" }).click();
    await expect(lead.getByRole("heading", { name: "Released to you" })).toBeVisible();
    await open(lead, here);
    expect(await lead.content()).not.toContain(protectedWords);
    const ahead: Record<string, string>[] = [
      { "sec-purpose": "prefetch" },
      { rsc: "1", "next-router-prefetch": "1" },
    ];
    for (const headers of ahead) {
      const answer = await lead.request.get(`${here}?open=plan`, { headers });
      expect(await answer.text()).not.toContain(protectedWords);
    }
    await expectAccessible(lead);
    await lead.getByRole("link", { name: /Open this section/ }).click();
    await expect(lead.getByText(protectedWords).first()).toBeVisible();
    expect(await lead.content()).not.toContain("use_of_funds");
  });

  await test.step("the founder sees who looked, and what that person sees", async () => {
    await open(founder, `/en-HK/applications/${application.id}/sharing`);
    const looked = founder.getByRole("row", { name: /opened Plan and milestones, version 1/ });
    const here = looked.filter({ has: founder.locator(`a[href$="/sharing/${releaseId}"]`) });
    await expect(here.filter({ hasText: "Dr Helena Ström" })).toHaveCount(1);
    await founder.getByRole("link", { name: "See it as a reader at AstraZeneca" }).click();
    await founder.waitForURL(/\/sharing\/as/);
    await alive(founder);
    await founder
      .getByLabel("Reader")
      .selectOption({ label: "Dr Helena Ström (lead, Oncology R&D)" });
    await founder.getByRole("button", { name: "Show" }).click();
    await founder.waitForURL(/reader=/);
    await expect(founder.getByText(/You see this as Dr Helena Ström would/)).toBeVisible();
    await expect(founder.getByText(protectedWords).first()).toBeVisible();
    await expectAccessible(founder);
    const file = await founder.request.get(`/api/applications/${application.id}/receipt`);
    expect(file.headers()["content-type"]).toContain("text/csv");
    expect(await file.text()).toContain("Dr Helena Ström");
  });

  await test.step("taken back, it is closed from the next click on, and says why", async () => {
    await open(founder, `/en-HK/applications/${application.id}/sharing/${releaseId}`);
    await founder.getByRole("button", { name: "Take the whole release back" }).click();
    await founder
      .getByRole("dialog")
      .getByRole("button", { name: "Take the whole release back" })
      .click();
    await expect(founder.getByText(/An owner took it back/)).toBeVisible();
    await open(lead, `/en-HK/releases/${releaseId}?open=plan`);
    await expect(lead.getByText(/The startup took this release back/)).toBeVisible();
    expect(await lead.content()).not.toContain(protectedWords);
    expect(planOf(await read(lead, application.id))).toBeNull();
    await expectAccessible(lead);
  });

  await test.step("to everybody else none of it exists", async () => {
    for (const email of ["rival@demo.test", "lead@other.demo.test", "officer@hkstp.demo.test"]) {
      const page = await pageOf(browser, email, origin);
      for (const path of [`releases/${releaseId}`, `applications/${application.id}/sharing`])
        expect((await page.goto(`/en-HK/${path}`))?.status(), `${email} ${path}`).toBe(404);
      await page.context().close();
    }
  });
  for (const page of [founder, lead]) await page.context().close();
});

/** Takes back what a try before this one left open. */
async function closeLeftOvers(
  founder: Page,
  lead: Page,
  { id, origin }: { id: string; origin: string },
): Promise<void> {
  const list = await lead.request.get(`/api/applications/${id}/releases`);
  const { items } = (await list.json()) as {
    items: { id: string; standing: string; purpose: string }[];
  };
  for (const { id: release, standing, purpose } of items)
    if (standing === "in_force" && purpose.startsWith("To see whether the milestones fit"))
      await founder.request.post(`/api/releases/${release}/revocation`, {
        data: {},
        headers: { origin },
      });
}

/** A day from now, as a whole date may be put into any box of a date. */
const dayIn = (days: number): string =>
  new Date(Date.now() + days * 24 * 3600_000).toISOString().slice(0, 10);
