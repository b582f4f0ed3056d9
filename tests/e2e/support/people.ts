import {
  expect,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
} from "@playwright/test";
import { alive, open } from "./open";

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

/** A browser of its own for somebody whom the portal does not know. */
export async function strangersPage(browser: Browser, origin: string): Promise<Page> {
  return (await browser.newContext({ baseURL: origin })).newPage();
}

/** Somebody who is new to the portal. */
export interface Newcomer {
  email: string;
  name: string;
}

/** Types the address and the code that came by mail; the page then is where the sign-in leads. */
export async function signInByMail(page: Page, email: string): Promise<void> {
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  const lineOfCode = /^\s*(\d{6})\s*$/m;
  const mail = await newestMailTo(page.request, email, lineOfCode);
  const code = lineOfCode.exec(mail)?.[1] ?? "";
  await page.getByLabel("Code").fill(code);
  await page.getByLabel("Code").press("Enter");
  await page.waitForURL((url) => !/\/sign-?in$/.test(url.pathname));
  await alive(page);
}

/** After the first sign-in: says how the person is called. */
export async function introduce(page: Page, { name }: Newcomer): Promise<void> {
  await page.waitForURL(/\/profile/);
  await page.locator("#displayName").fill(name);
  await page.getByRole("button", { name: "Save my details" }).click();
}

/** Follows the newest mail's link to an invitation as its addressee, who is new, and takes it up. */
export async function takeUpInvitation(page: Page, person: Newcomer): Promise<void> {
  const mail = await newestMailTo(page.request, person.email, "/invitations/");
  const path = /\/invitations\/[\w-]+/.exec(mail)?.[0] ?? "";
  await open(page, `/en-HK${path}`);
  await signInByMail(page, person.email);
  if (page.url().includes("/profile")) await introduce(page, person);
  await page.waitForURL(new RegExp(`${path}$`));
  await alive(page);
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page.getByText(/^Thank you\./)).toBeVisible();
}

/** The newest mail to an address as the demo's mailbox shows it; waits until it is one that holds `words`. */
export async function newestMailTo(
  request: APIRequestContext,
  address: string,
  words: string | RegExp = address,
): Promise<string> {
  let text = "";
  await expect(async () => {
    const list = await (
      await request.get(`/en-HK/outbox?to=${encodeURIComponent(address)}`)
    ).text();
    const path = /\/en-HK\/outbox\/[0-9]+-[0-9a-f]+/.exec(list)?.[0];
    expect(path, `a mail to ${address}`).toBeTruthy();
    text = await (await request.get(path ?? "")).text();
    text = text.replace(/<(script|style)[\s\S]*?<\/\1>/g, "").replace(/<[^>]+>/g, "\n");
    expect(text).toContain(address);
    if (typeof words === "string") expect(text).toContain(words);
    else expect(text).toMatch(words);
  }).toPass({ timeout: 30_000 });
  return text;
}
