import { expect, test, type Page } from "@playwright/test";
import { namespaces } from "@/lib/i18n/messages";
import { demoPeople } from "@/prisma/demo/people";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { pageOf } from "@/tests/e2e/support/people";

// Every page that a demo person can reach by links, on a telephone: it opens, in their language, with every word there,
// without an error and without a violation. LOOK=1 also keeps a picture of each, narrow and wide, for the eye.
const languages = ["zh-HK", "zh-CN", "en-HK"] as const;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const named = /\/(programmes|intakes|apply|sections|form|questions|cohorts|invitations)\/[^/]+/g;

/** Pages of one kind: the same address but for ids and slugs. */
const kindOf = (path: string) => path.replaceAll(uuid, "[id]").replaceAll(named, "/$1/[slug]");

/** How many pages of one kind are opened: records of one kind stand in different states. */
const perKind = (kind: string) => (/\/(applications|releases|reviews)\/\[id\]$/.test(kind) ? 2 : 1);

/** The same for everybody and looked at in public/pages.spec.ts. */
const isEverybodys = (path: string) =>
  /\/(accessibility|contact|notices|privacy|programmes(\/[^/]+(\/check)?)?)$/.test(path) &&
  !path.includes("/desk/");

const forgottenWord = new RegExp(String.raw`\b(${namespaces.join("|")})(\.[A-Za-z_]{2,}){2,}`);

async function linksOf(page: Page, locale: string): Promise<string[]> {
  const found = await page.locator("a[href]").evaluateAll((links) =>
    links.flatMap((link) => {
      const { origin, pathname } = new URL((link as HTMLAnchorElement).href);
      return origin === location.origin ? [pathname] : [];
    }),
  );
  return [...new Set(found)].filter(
    (path) => path.startsWith(`/${locale}/`) && !/\/(outbox|signin|sign-in)(\/|$)/.test(path),
  );
}

async function look(page: Page, path: string, name: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  const [head] = ((await answer?.text()) ?? "").split("</head>");
  expect(head, `the title stands in the head of ${path}`).toMatch(/<title>[^<]{3,}<\/title>/);
  await expect(page.locator("h1"), path).toHaveCount(1);
  const words = await page.locator("body").innerText();
  expect(forgottenWord.exec(words)?.[0], `a word is missing on ${path}`).toBeUndefined();
  await test.step(`no violation on ${path}`, () => expectAccessible(page));
  if (!process.env.LOOK) return;
  await page.screenshot({ path: `test-results/look/${name}-narrow.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: `test-results/look/${name}-wide.png`, fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
}

for (const [at, { email, who }] of demoPeople.entries()) {
  const locale = languages[at % languages.length] ?? "en-HK";
  test(`${who}, ${email}, finds every page whole on a telephone in ${locale}`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(300_000);
    const page = await pageOf(browser, email, baseURL ?? "");
    await page.setViewportSize({ width: 360, height: 740 });
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(`${page.url()}: ${message.text()}`);
    });
    const seen = new Map<string, number>();
    const waiting = [`/${locale}/home`];
    const known = new Set(waiting);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const kind = kindOf(path);
      const times = (seen.get(kind) ?? 0) + 1;
      if (times > perKind(kind) || isEverybodys(path)) continue;
      seen.set(kind, times);
      const name = `${email.split("@")[0]}-${locale}${kind.slice(6).replaceAll(/[/[\]]+/g, "_")}-${times}`;
      await look(page, path, name);
      for (const link of await linksOf(page, locale))
        if (!known.has(link)) {
          known.add(link);
          waiting.push(link);
        }
    }
    expect(seen.size, "pages of different kinds").toBeGreaterThan(2);
    expect(errors).toEqual([]);
    await page.context().close();
  });
}
