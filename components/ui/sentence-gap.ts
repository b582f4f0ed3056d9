import { useLocale } from "next-intl";

/** What stands between two sentences, or before a bracket: a space, and in Chinese nothing. */
export function useSentenceGap(): string {
  return useLocale() === "en-HK" ? " " : "";
}
