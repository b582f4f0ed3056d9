import {
  expect,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
} from "@playwright/test";

/** Signs a demo person in by the one-click route; the context holds the session afterwards. */
export async function signInAs(
  context: BrowserContext,
  email: string,
  origin: string,
): Promise<void> {
  const answer = await context.request.post("/api/demo/sign-in", {
    data: { email },
    headers: { origin },
  });
  expect(answer.status(), `${email} signs in`).toBe(200);
}

/** A browser of its own for a demo person. */
export async function pageOf(browser: Browser, email: string, origin: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin });
  await signInAs(context, email, origin);
  return context.newPage();
}

/** The newest mail to an address as the demo's mailbox shows it; waits until one that holds `words` came. */
export async function newestMailTo(
  request: APIRequestContext,
  address: string,
  words = address,
): Promise<string> {
  let text = "";
  await expect(async () => {
    const list = await (await request.get(`/en-HK/outbox?q=${encodeURIComponent(address)}`)).text();
    const path = /\/en-HK\/outbox\/[0-9]+-[0-9a-f]+/.exec(list)?.[0];
    expect(path, `a mail to ${address}`).toBeTruthy();
    text = await (await request.get(path ?? "")).text();
    text = text.replace(/<(script|style)[\s\S]*?<\/\1>/g, "").replace(/<[^>]+>/g, "\n");
    expect(text).toContain(address);
    expect(text).toContain(words);
  }).toPass({ timeout: 30_000 });
  return text;
}

/** JSON through the interface's own API, as its pages send it. */
export async function send<T>(
  page: Page,
  method: "POST" | "PUT",
  path: string,
  data: unknown,
  origin: string,
): Promise<T> {
  const answer = await page.request.fetch(path, { method, data, headers: { origin } });
  expect(
    answer.ok(),
    `${method} ${path}: ${answer.status()} ${answer.ok() ? "" : await answer.text()}`,
  ).toBe(true);
  return (await answer.json()) as T;
}
