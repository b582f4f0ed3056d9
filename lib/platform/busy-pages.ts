import { subscribe } from "node:diagnostics_channel";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { defaultLocale, isLocale, locales, type Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import { isUnavailable } from "./unavailable";

/** Seconds after which the page asks again by itself. */
const retrySeconds = 3;

// Ours alone: a value that a client sends is replaced.
const requestName = "x-portal-page";

/** The answers to pages that are being drawn, by the name given to their request. */
const open = new Map<string, { path: string; response: ServerResponse }>();

const busyPages = new Map<Locale, string>();

// It stands alone: nothing that it needs may itself be busy. Plain HTML retries without script.
async function busyPage(locale: Locale): Promise<string> {
  const t = await getTranslator(locale, "platform");
  const say = (key: string) => t(`busy.${key}` as never);
  return `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><title>${say("title")}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<meta http-equiv="refresh" content="${retrySeconds}"></head>
<body style="margin:10vh auto;max-width:560px;padding:16px;font:16px/1.6 system-ui,sans-serif">
<main><h1>${say("title")}</h1><p>${say("body")}</p><p>${say("again")}</p><p><a href="">${say("now")}</a></p></main>
</body></html>`;
}

function isPage(path: string): boolean {
  return isLocale(path.split(/[/?]/)[1]);
}

function begin(request: IncomingMessage, response: ServerResponse): void {
  delete request.headers[requestName];
  const path = request.url ?? "";
  if (!isPage(path)) return;
  const name = randomUUID();
  request.headers[requestName] = name;
  open.set(name, { path, response });
  response.once("close", () => open.delete(name));
}

/**
 * Lets pages answer 503 when the database cannot be reached in time, wherever on a page that is noticed: Next answers
 * every failure of a page with 500. Call it once, when the server starts; `pageFailed` does the rest.
 */
export async function watchPages(): Promise<void> {
  for (const locale of locales) busyPages.set(locale, await busyPage(locale));
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    begin(request, response);
  });
}

/**
 * A page's failure, as Next tells of it. Where the database was the reason and nothing has been sent yet, this answers
 * in Next's stead: 503, Retry-After, and a page in the reader's language that asks again by itself.
 */
export function pageFailed(error: unknown, headers: NodeJS.Dict<string | string[]>): void {
  const name = headers[requestName];
  const page = typeof name === "string" ? open.get(name) : undefined;
  if (!page || !isUnavailable(error) || page.response.headersSent) return;
  const { response, path } = page;
  const locale = path.split(/[/?]/)[1];
  response.statusCode = 503;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("cache-control", "private, no-store");
  response.setHeader("retry-after", String(retrySeconds));
  response.end(busyPages.get(isLocale(locale) ? locale : defaultLocale));
  // What Next still writes of its own page goes nowhere.
  Object.assign(response, {
    setHeader: () => response,
    appendHeader: () => response,
    removeHeader: () => undefined,
    writeHead: () => response,
    flushHeaders: () => undefined,
    write: () => true,
    end: () => response,
  });
}
