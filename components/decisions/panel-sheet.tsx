import { useTranslations } from "next-intl";
import { HeatCell, SealedCell } from "@/components/ui/heat-cell";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import type { ScoreView, Side } from "@/lib/decisions/schema";
import type { PanelRow, PanelSide, PanelView } from "@/lib/decisions/views";
import styles from "./panel-sheet.module.css";

type PanelSheetProps = { view: PanelView; scores: ScoreView; locale: string };

// What scrolls sideways can be reached and named by keyboard and screen reader.
const scrollable = { role: "region", tabIndex: 0 };

/** Startups by criterion as a quiet heat map; the two organisations' columns stay apart, a sealed half is hatched. */
export function PanelSheet({ view, scores, locale }: PanelSheetProps) {
  const t = useTranslations("decisions.sheet");
  return (
    <div className={styles.frame} {...scrollable} aria-label={t("caption")}>
      <table className={styles.sheet}>
        <caption className="sr-only">{t("caption")}</caption>
        <Headings view={view} />
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.applicationId}>
              <th scope="row" className={styles.name}>
                <a href={`/${locale}/desk/applications/${row.applicationId}#decision`}>
                  {row.name}
                </a>
                <span className="quiet">{row.otherName ?? row.reference}</span>
              </th>
              <Scores view={view} row={row} side="lead" scores={scores} />
              <Gap />
              <Scores view={view} row={row} side="partner" scores={scores} />
              <Gap />
              <Said row={row} side="lead" />
              <Said row={row} side="partner" />
              <td>
                <Result row={row} ownSide={view.ownSide} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// Empty cells hold a space, so that they are cells with nothing to say and not controls without a name.
const Gap = () => <td className={styles.gap}>&nbsp;</td>;
const Corner = () => <td>&nbsp;</td>;

function Headings({ view }: { view: PanelView }) {
  const t = useTranslations("decisions.sheet");
  const { criteria, organisations } = view;
  return (
    <thead>
      <tr>
        <Corner />
        <th scope="colgroup" colSpan={Math.max(1, criteria.lead.length)} className={styles.group}>
          {organisations.lead}
        </th>
        <Gap />
        <th
          scope="colgroup"
          colSpan={Math.max(1, criteria.partner.length)}
          className={styles.group}
        >
          {organisations.partner}
        </th>
        <Gap />
        <th scope="colgroup" colSpan={3} className={`${styles.group} ${styles.words}`}>
          {t("recommendations")}
        </th>
      </tr>
      <tr>
        <th scope="col">{t("startup")}</th>
        <CriterionHeadings criteria={criteria.lead} />
        <Gap />
        <CriterionHeadings criteria={criteria.partner} />
        <Gap />
        <th scope="col">{organisations.lead}</th>
        <th scope="col">{organisations.partner}</th>
        <th scope="col">{t("result")}</th>
      </tr>
    </thead>
  );
}

function CriterionHeadings({ criteria }: { criteria: PanelView["criteria"][Side] }) {
  if (criteria.length === 0) return <Corner />;
  return criteria.map(({ key, label }) => (
    <th key={key} scope="col" className={styles.criterion}>
      {label}
    </th>
  ));
}

function Scores({
  view,
  row,
  side,
  scores,
}: {
  view: PanelView;
  row: PanelRow;
  side: Side;
  scores: ScoreView;
}) {
  const t = useTranslations("decisions.sheet");
  const columns = Math.max(1, view.criteria[side].length);
  const half = row.sides[side];
  if (row.leadAlone && side === "partner")
    return <SealedCell colSpan={columns}>{t("barred")}</SealedCell>;
  if (half.sealed) return <SealedCell colSpan={columns}>{t("sealed")}</SealedCell>;
  if (!half.averages?.length)
    return (
      <td colSpan={columns} className="quiet">
        {t("noReviews")}
      </td>
    );
  const byKey = new Map(half.averages.map((average) => [average.key, average]));
  return view.criteria[side].map(({ key, label }) => (
    <HeatCell key={key} label={label} value={byKey.get(key)?.[scores] ?? null} />
  ));
}

function wordsOf(half: PanelSide): "in" | "missing" | null {
  if (half.value !== undefined) return null;
  return half.recorded ? "in" : "missing";
}

function Said({ row, side }: { row: PanelRow; side: Side }) {
  const t = useTranslations("decisions");
  const half = row.sides[side];
  const words = wordsOf(half);
  if (row.leadAlone && side === "partner")
    return <td className={styles.said}>{t("sheet.barred")}</td>;
  return (
    <td className={styles.said}>
      {words ? <span className="quiet">{t(`sheet.${words}`)}</span> : null}
      {half.value === undefined ? null : t(`values.${half.value ?? "silent"}`)}
      {half.mustConfirm.length > 0 ? <span className="quiet"> {t("sheet.confirm")}</span> : null}
    </td>
  );
}

/** Where an application stands once its outcome no longer says so. */
const later: Partial<Record<PanelRow["status"], StatusTone>> = {
  admitted: "ok",
  declined: "idle",
  lapsed: "idle",
  withdrawn: "idle",
  suspended: "wait",
  left: "idle",
  graduated: "ok",
};

function Result({ row, ownSide }: { row: PanelRow; ownSide: Side }) {
  const t = useTranslations("decisions");
  const statuses = useTranslations("applications.statuses");
  const tone = later[row.status];
  if (tone)
    return (
      <StatusBadge tone={tone}>
        {statuses(`${ownSide === "lead" ? "staff" : "partner"}.${row.status}`)}
      </StatusBadge>
    );
  if (row.outcome)
    return (
      <StatusBadge
        tone={row.letter ? "wait" : row.outcome === "rejected" ? "no" : "ok"}
        sub={row.letter ? t("sheet.letterWaits") : null}
      >
        {t(`outcomes.${row.outcome}`)}
      </StatusBadge>
    );
  if (row.leadAlone) return <StatusBadge tone="idle">{t("sheet.leadAlone")}</StatusBadge>;
  if (row.agree === null) return <StatusBadge tone="wait">{t("sheet.pending")}</StatusBadge>;
  if (row.sides.partner.value === null)
    return <StatusBadge tone="idle">{t("sheet.silent")}</StatusBadge>;
  if (row.state === "held") return <StatusBadge tone="wait">{t("sheet.held")}</StatusBadge>;
  return row.agree ? (
    <StatusBadge tone="ok">{t("sheet.agree")}</StatusBadge>
  ) : (
    <StatusBadge tone="no">{t("sheet.differ")}</StatusBadge>
  );
}
