import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/i18n/format";

/** What is left to write and by when. */
export type OutlookFacts = {
  isReturned: boolean;
  /** ISO; null while there is no deadline. */
  due: string | null;
  /** Whole days until then; null when it is past. */
  days: number | null;
};

/** One sentence: how many sections are left, by when, in how many days. */
export function useOutlook(): (facts: OutlookFacts, left: number) => string {
  const t = useTranslations("apply.outlook");
  const locale = useLocale();
  return ({ isReturned, due, days }, left) => {
    const todo = t(isReturned ? "leftReturned" : "left", { left });
    if (!due) return t("open", { todo });
    const when = formatDateTime(due, locale);
    return days === null ? t("past", { todo, due: when }) : t("by", { todo, due: when, days });
  };
}
