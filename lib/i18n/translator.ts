import { createTranslator } from "use-intl/core";
import type { Locale } from "./locales";
import { loadMessages, type Namespace } from "./messages";
import { timeZone } from "./hong-kong-time";

/**
 * Sentences outside a page: the worker, mails, the command line.
 * Inside a page or route use next-intl's `getTranslations({ locale, namespace })`.
 */
export async function getTranslator(locale: Locale, namespace: Namespace) {
  const messages = await loadMessages(locale, [namespace]);
  return createTranslator({ locale, messages, namespace, timeZone });
}
