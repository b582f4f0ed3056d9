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
  const letters = view.rows.filter((row) => row.letter !== null);
  const open = view.rows.filter(
    (row) => decidingStatuses.includes(row.status) && row.letter === null,
  );
  const missing = open.filter((row) => missingSide(row) !== null);
  const ready = open.filter((row) => missingSide(row) === null);
  const own = open.find(
    (row) => !row.sides[view.ownSide].recorded && !row.sides[view.ownSide].sealed,
  );
  const target = own ?? ready[0] ?? (view.ownSide === "lead" ? letters[0] : undefined);
  const href = target && `/${locale}/desk/applications/${target.applicationId}#decision`;
  return (
    <NextStep
      action={
        href ? (
          <ButtonLink href={href} tone="primary">
            {t(own ? "recordNext" : target === letters[0] ? "toLetters" : "begin")}
          </ButtonLink>
        ) : null
      }
    >
      {sentenceOf(view, { missing, ready, letters, locale }, t)}
    </NextStep>
  );
}

function sentenceOf(
  view: PanelView,
  {
    missing,
    ready,
    letters,
    locale,
  }: { missing: PanelRow[]; ready: PanelRow[]; letters: PanelRow[]; locale: string },
  t: ReturnType<typeof useTranslations<"decisions.sheet">>,
): string {
  const [first] = missing;
  if (!first && ready.length > 0) return t("nextAllIn", { count: ready.length });
  if (!first)
    return letters.length > 0 ? t("nextLetters", { count: letters.length }) : t("nextDone");
  if (missing.length > 1)
    return t("nextMissingMany", { bothIn: view.counts.bothIn, missing: missing.length });
  return t("nextMissing", {
    bothIn: view.counts.bothIn,
    name: first.name,
    organisation: view.organisations[missingSide(first) ?? "partner"],
    due: formatDateTime(first.recommendationsDueAt, locale),
  });
}
