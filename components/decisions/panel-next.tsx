import { decidingStatuses } from "@/lib/applications/lifecycle";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { NextStep } from "@/components/ui/next-step";
import type { PanelRow, PanelView } from "@/lib/decisions/views";
import { formatDateTime } from "@/lib/i18n/format";

type PanelNextProps = { view: PanelView; locale: string };

/** Whose recommendation is missing; the lead's first, because nothing is decided without it. */
const missingSide = (row: PanelRow): "lead" | "partner" | null => {
  if (!row.sides.lead.recorded) return "lead";
  return row.sides.partner.recorded || row.leadAlone ? null : "partner";
};

/** What the sheet waits for, and the one link that moves it. */
export function PanelNext({ view, locale }: PanelNextProps) {
  const t = useTranslations("decisions.sheet");
  const open = view.rows.filter((row) => decidingStatuses.includes(row.status));
  const missing = open.filter((row) => missingSide(row) !== null);
  const ready = open.filter((row) => missingSide(row) === null);
  const own = open.find(
    (row) => !row.sides[view.ownSide].recorded && !row.sides[view.ownSide].sealed,
  );
  const target = own ?? ready[0];
  const href = target && `/${locale}/desk/applications/${target.applicationId}#decision`;
  return (
    <NextStep
      action={
        href ? (
          <ButtonLink href={href} tone="primary">
            {t(own ? "recordNext" : "begin")}
          </ButtonLink>
        ) : null
      }
    >
      {sentenceOf(view, { missing, ready, locale }, t)}
    </NextStep>
  );
}

function sentenceOf(
  view: PanelView,
  { missing, ready, locale }: { missing: PanelRow[]; ready: PanelRow[]; locale: string },
  t: ReturnType<typeof useTranslations<"decisions.sheet">>,
): string {
  const [first] = missing;
  if (!first) return ready.length > 0 ? t("nextAllIn", { count: ready.length }) : t("nextDone");
  if (missing.length > 1)
    return t("nextMissingMany", { bothIn: view.counts.bothIn, missing: missing.length });
  return t("nextMissing", {
    bothIn: view.counts.bothIn,
    name: first.name,
    organisation: view.organisations[missingSide(first) ?? "partner"],
    due: formatDateTime(first.recommendationsDueAt, locale),
  });
}
