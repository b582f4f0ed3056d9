import { expect, test } from "@playwright/test";
import { ApplyPage } from "@/tests/e2e/support/apply-page";
import { pageOf } from "@/tests/e2e/support/people";

interface Section {
  key: string;
  revision: number;
  answers: Record<string, unknown>;
}

test("two founders on one draft merge different questions and keep both texts of the same one", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const founder = await pageOf(browser, "founder@demo.test", origin);
  const teammate = await pageOf(browser, "teammate@demo.test", origin);
  const { items } = (await (await founder.request.get("/api/applications")).json()) as {
    items: { id: string }[];
  };
  const at = `/api/applications/${items[0]?.id}`;
  const read = async () =>
    ((await (await founder.request.get(at)).json()) as { sections: Section[] }).sections.find(
      (one) => one.key === "science",
    );
  const base = (await read())?.revision ?? 0;
  const save = (page: typeof founder, answers: Record<string, string>) =>
    page.request.put(`${at}/sections/science`, {
      data: { revision: base, answers },
      headers: { origin },
    });

  expect((await save(founder, { target: "A kinase" })).status()).toBe(200);
  expect((await save(teammate, { biomarkers: "A blood marker" })).status()).toBe(200);
  const refused = await save(teammate, { target: "Another kinase" });
  expect(refused.status()).toBe(409);
  expect(((await refused.json()) as { conflicts: unknown }).conflicts).toEqual({
    target: { yours: "Another kinase", theirs: "A kinase" },
  });
  expect((await read())?.answers).toMatchObject({
    target: "A kinase",
    biomarkers: "A blood marker",
  });

  const rival = await pageOf(browser, "rival@demo.test", origin);
  expect((await save(rival, { target: "Mine" })).status()).toBe(404);
  expect((await rival.request.get(at)).status()).toBe(404);
  for (const page of [founder, teammate, rival]) await page.context().close();
});

test("a teammate's saved text stays through reload and another tab until the founder chose", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const founder = await pageOf(browser, "founder@demo.test", origin);
  const teammate = await pageOf(browser, "teammate@demo.test", origin);
  // Leaving with unsaved words is asked about; here one leaves all the same.
  founder.on("dialog", (dialog) => void dialog.accept());
  const { items } = (await (await founder.request.get("/api/applications")).json()) as {
    items: { id: string }[];
  };
  const id = items[0]?.id ?? "";
  const stored = async () => {
    const answer = await teammate.request.get(`/api/applications/${id}`);
    const { sections } = (await answer.json()) as { sections: Section[] };
    return sections.find(({ key }) => key === "company")?.answers.city;
  };
  const apply = new ApplyPage(founder);
  await apply.openSection(id, "company");
  const theirs = new ApplyPage(teammate);
  await theirs.openSection(id, "company");

  await theirs.control("city").fill("Sha Tin");
  await theirs.saved();
  await apply.control("city").fill("Tai Po");
  const conflict = founder.locator('[data-question="city"][data-conflict]');
  await expect(conflict).toContainText("Sha Tin");
  await expect(founder.locator('[data-save-state="conflict"]')).toBeVisible();

  await founder.reload();
  await expect(conflict).toContainText("Sha Tin");
  await expect(apply.control("city")).toHaveValue("Tai Po");
  const tab = new ApplyPage(await founder.context().newPage());
  await tab.openSection(id, "company");
  await expect(tab.control("city")).toHaveValue("Sha Tin");
  expect(await stored()).toBe("Sha Tin");

  await founder.getByRole("button", { name: "Keep mine" }).click();
  await apply.saved();
  expect(await stored()).toBe("Tai Po");
  await founder.reload();
  await expect(apply.control("city")).toHaveValue("Tai Po");
  await expect(conflict).toHaveCount(0);
  for (const page of [founder, teammate]) await page.context().close();
});
