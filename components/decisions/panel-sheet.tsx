import { useTranslations } from "next-intl";
import type { StatusTone } from "@/components/ui/status-badge";
import type { ScoreView, Side } from "@/lib/decisions/schema";
import type { PanelRow, PanelView } from "@/lib/decisions/views";
import {
  PanelRows,
  type SheetHalf,
  type SheetResult,
  type SheetRow,
  type SheetWords,
} from "./panel-rows";
import styles from "./panel-sheet.module.css";

type PanelSheetProps = { view: PanelView; scores: ScoreView; locale: string };

// What scrolls sideways can be reached and named by keyboard and screen reader.
const scrollable = { role: "region", tabIndex: 0 };

/** Startups by criterion as a quiet heat map; the two organisations' columns stay apart, a sealed half is hatched. */
export function PanelSheet({ view, scores, locale }: PanelSheetProps) {
  const t = useTranslations("decisions");
  const statuses = useTranslations("applications.statuses");
  const audience = view.ownSide === "lead" ? "staff" : "partner";
  const rows = view.rows.map((row): SheetRow => ({
    href: `/${locale}/desk/applications/${row.applicationId}#decision`,
    name: row.name,
    sub: row.otherName ?? row.reference,
    halves: [halfOf(t, view, row, "lead", scores), halfOf(t, view, row, "partner", scores)],
    said: [saidOf(t, row, "lead"), saidOf(t, row, "partner")],
    result: resultOf(t, row, (of) => statuses(`${audience}.${of}`)),
  }));
  return (
    <div className={styles.frame} {...scrollable} aria-label={t("sheet.caption")}>
      <table className={styles.sheet}>
        <caption className="sr-only">{t("sheet.caption")}</caption>
        <Headings view={view} />
        <PanelRows rows={rows} columns={[columnsOf(view, "lead"), columnsOf(view, "partner")]} />
      </table>
    </div>
  );
}

const columnsOf = (view: PanelView, side: Side) => Math.max(1, view.criteria[side].length);

// An empty cell holds a space, so that it is a cell with nothing to say and not a control without a name.
const Corner = ({ className }: { className?: string | undefined }) => (
  <td className={className}>&nbsp;</td>
);

function Headings({ view }: { view: PanelView }) {
  const t = useTranslations("decisions.sheet");
  const { criteria, organisations } = view;
  return (
    <thead>
      <tr>
        <Corner />
        <th scope="colgroup" colSpan={columnsOf(view, "lead")} className={styles.group}>
          {organisations.lead}
        </th>
        <th
          scope="colgroup"
          colSpan={columnsOf(view, "partner")}
          className={`${styles.group} ${styles.apart}`}
        >
          {organisations.partner}
        </th>
        <th
          scope="colgroup"
          colSpan={3}
          className={`${styles.group} ${styles.words} ${styles.apart}`}
        >
          {t("recommendations")}
        </th>
      </tr>
      <tr>
        <th scope="col">{t("startup")}</th>
        <CriterionHeadings criteria={criteria.lead} />
        <CriterionHeadings criteria={criteria.partner} first={styles.apart} />
        <th scope="col" className={styles.apart}>
          {organisations.lead}
        </th>
        <th scope="col">{organisations.partner}</th>
        <th scope="col">{t("result")}</th>
      </tr>
    </thead>
  );
}

type CriterionHeadingsProps = { criteria: PanelView["criteria"][Side]; first?: string | undefined };

function CriterionHeadings({ criteria, first = "" }: CriterionHeadingsProps) {
  if (criteria.length === 0) return <Corner className={first} />;
  return criteria.map(({ key, label }, at) => (
    <th key={key} scope="col" className={`${styles.criterion} ${at === 0 ? first : ""}`}>
      {label}
    </th>
  ));
}

type Words = ReturnType<typeof useTranslations<"decisions">>;

function halfOf(
  t: Words,
  view: PanelView,
  row: PanelRow,
  side: Side,
  scores: ScoreView,
): SheetHalf {
  const half = row.sides[side];
  if (row.leadAlone && side === "partner") return { sealed: t("sheet.barred") };
  if (half.sealed) return { sealed: t("sheet.sealed") };
  if (!half.averages?.length) return { empty: t("sheet.noReviews") };
  const byKey = new Map(half.averages.map((average) => [average.key, average]));
  return { scores: view.criteria[side].map(({ key }) => byKey.get(key)?.[scores] ?? null) };
}

function saidOf(t: Words, row: PanelRow, side: Side): SheetWords {
  if (row.leadAlone && side === "partner") return { value: t("sheet.barred") };
  const { value, recorded, mustConfirm } = row.sides[side];
  const confirm = mustConfirm.length > 0 ? t("sheet.confirm") : "";
  if (value !== undefined) return { value: t(`values.${value ?? "silent"}`), quiet: confirm };
  return { quiet: `${t(recorded ? "sheet.in" : "sheet.missing")} ${confirm}`.trim() };
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

function outcomeOf(t: Words, { letter, outcome }: PanelRow): SheetResult | null {
  if (!outcome) return null;
  const words = t(`outcomes.${outcome}`);
  if (letter) return { tone: "wait", words, sub: t("sheet.letterWaits") };
  return { tone: outcome === "rejected" ? "no" : "ok", words };
}

function resultOf(t: Words, row: PanelRow, status: (of: PanelRow["status"]) => string) {
  const tone = later[row.status];
  return tone ? { tone, words: status(row.status) } : (outcomeOf(t, row) ?? agreementOf(t, row));
}

function agreementOf(t: Words, row: PanelRow): SheetResult {
  if (row.leadAlone) return { tone: "idle", words: t("sheet.leadAlone") };
  if (row.agree === null) return { tone: "wait", words: t("sheet.pending") };
  if (row.sides.partner.value === null) return { tone: "idle", words: t("sheet.silent") };
  if (row.state === "held") return { tone: "wait", words: t("sheet.held") };
  return row.agree
    ? { tone: "ok", words: t("sheet.agree") }
    : { tone: "no", words: t("sheet.differ") };
}
