import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

export type StatementLineProps = {
  statement: { version: string; locale: Locale; shownAt: string } | null;
};

/** Which collection statement the team was shown, in which language and when. */
export function StatementLine({ statement }: StatementLineProps) {
  const t = useTranslations("apply.tracking");
  const tLanguages = useTranslations("apply.section.languages");
  const locale = useLocale();
  if (!statement) return null;
  return (
    <p className="quiet">
      {t("statement", {
        version: formatDate(statement.version, locale),
        language: tLanguages(statement.locale),
        at: formatDateTime(statement.shownAt, locale),
      })}
    </p>
  );
}
