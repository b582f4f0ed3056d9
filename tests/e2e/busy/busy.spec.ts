import { expect, test } from "@playwright/test";
import { hashToken, randomToken } from "@/lib/platform/secrets";
import { startPortal, type OwnPortal } from "./portal-of-its-own";

// What a reader sees while the database is not to be had: with its one connection taken, and with Postgres stopped.
let portal: OwnPortal;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  portal = await startPortal();
});
test.afterAll(() => portal.stop());

const headings = {
  "en-HK": "The portal is busy",
  "zh-HK": "系統暫時繁忙",
  "zh-CN": "系统暂时繁忙",
} as const;

type Language = keyof typeof headings;

const get = (path: string, cookie = "") =>
  fetch(`${portal.origin}${path}`, { headers: { cookie }, redirect: "manual" });

async function expectBusy(path: string, language: Language, cookie = ""): Promise<void> {
  const answer = await get(path, cookie);
  const words = await answer.text();
  expect(answer.status, path).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("3");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(answer.headers.get("content-type")).toContain("text/html");
  expect(words).toContain(`<html lang="${language}">`);
  expect(words).toContain(`<h1>${headings[language]}</h1>`);
  expect(words).not.toMatch(/timeout|prisma|postgres|connection|ECONN|_next/i);
}

/** Takes the pool's only connection with a page that waits for `table`; the answer comes when `release` is called. */
async function holdUp(table: string, path: string, cookie = "") {
  await portal.owner.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  const waiting = get(path, cookie);
  await expect
    .poll(async () => {
      const { rows } = await portal.owner.query<{ count: number }>(
        "SELECT count(*)::int FROM pg_locks WHERE NOT granted AND locktype = 'relation'",
      );
      return rows[0]?.count ?? 0;
    })
    .toBeGreaterThan(0);
  return async () => {
    await portal.owner.query("COMMIT");
    return waiting;
  };
}

async function signIn(): Promise<string> {
  const token = randomToken();
  await portal.owner.query(
    `WITH person AS (INSERT INTO people (email, display_name) VALUES ($1, 'Reader') RETURNING id)
     INSERT INTO sessions (token_hash, person_id, expires) SELECT $2, id, now() + interval '1 day' FROM person`,
    [
      `${token
        .slice(0, 8)
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, "x")}@reader.test`,
      hashToken(token),
    ],
  );
  return `session=${token}`;
}

test("a page that waits for a connection in its own reading answers 503", async () => {
  const release = await holdUp("programmes", "/en-HK");
  for (const language of ["en-HK", "zh-HK", "zh-CN"] as const)
    await expectBusy(`/${language}`, language);
  expect((await release()).status).toBe(200);
  expect((await get("/en-HK")).status).toBe(200);
});

test("a page that waits for a connection in its session answers 503 and signs nobody out", async () => {
  const cookie = await signIn();
  expect((await get("/zh-HK/privacy", cookie)).status).toBe(200);
  const release = await holdUp("sessions", "/zh-HK/privacy", cookie);
  for (const path of ["/zh-HK/privacy", "/zh-HK/my", "/zh-HK/profile", "/zh-HK/home"])
    await expectBusy(path, "zh-HK", cookie);
  expect((await get("/api/me", cookie)).status).toBe(503);
  expect((await release()).status).toBe(200);
  expect((await get("/zh-HK/my", cookie)).status).toBe(200);
});

test("the page asks again by itself, and a link that meets it does so too", async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.origin });
  const release = await holdUp("programmes", "/en-HK");
  await page.goto("/en-HK");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headings["en-HK"]);
  await page.goto("/en-HK/privacy");
  await page.locator("html[data-alive]").waitFor();
  await page.getByRole("link", { name: "Programmes" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(headings["en-HK"]);
  await release();
  await expect(page.getByRole("contentinfo")).toBeVisible();
  await expect(page).toHaveURL(/\/en-HK$/);
  await page.close();
});

test("with Postgres stopped every page answers 503, and one that reads nothing still stands", async () => {
  const cookie = await signIn();
  await portal.stopDatabase();
  for (const language of ["en-HK", "zh-HK", "zh-CN"] as const) {
    await expectBusy(`/${language}`, language);
    await expectBusy(`/${language}/my`, language, cookie);
  }
  expect((await get("/en-HK/privacy")).status).toBe(200);
});
