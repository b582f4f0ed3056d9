import { useLocale } from "next-intl";

/** What stands between two sentences of a paragraph: a space, and nothing in Chinese, whose full stop brings its own. */
export function Between() {
  return useLocale() === "en-HK" ? " " : null;
}
