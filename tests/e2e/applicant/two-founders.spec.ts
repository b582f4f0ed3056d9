import { expect, test } from "@playwright/test";
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
