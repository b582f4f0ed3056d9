import { getRequestConfig } from "next-intl/server";
import { timeZone } from "./hong-kong-time";
import { defaultLocale, isLocale } from "./locales";
import { allMessages } from "./messages";

/** next-intl's configuration of one request. The proxy and the root layout name the language. */
export default getRequestConfig(async ({ locale: named, requestLocale }) => {
  const asked = named ?? (await requestLocale);
  const locale = isLocale(asked) ? asked : defaultLocale;
  return { locale, timeZone, messages: await allMessages(locale) };
});
