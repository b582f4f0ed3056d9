import { useTranslations } from "next-intl";
import type { ListFacets } from "@/lib/applications/queries/list-facets";
import type { ListQuery } from "@/lib/applications/schema";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type DeskSubProps = {
  query: ListQuery;
  facets: ListFacets;
  drafts: number | null;
  locale: Locale;
};

/** One line of facts: the intake and its closing, and how many drafts there are where that may be told. */
export function DeskSub({ query, facets, drafts, locale }: DeskSubProps) {
  const t = useTranslations("desk.list");
  const only = facets.intakes.length === 1 ? facets.intakes[0] : undefined;
  const intake = facets.intakes.find(({ slug }) => slug === query.intake) ?? only;
  const first = !intake
    ? t("subAll", { count: facets.intakes.length })
    : intake.closesAt
      ? t("subIntake", { intake: intake.name, date: formatDateTime(intake.closesAt, locale) })
      : t("subIntakeOpen", { intake: intake.name });
  return <>{drafts === null ? first : `${first} · ${t("drafts", { count: drafts })}`}</>;
}
