import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type By = { kind: "portal" } | { kind: "startup" } | { kind: "organisation"; name: string };

export type HistoryRow = { label: string; at: string; by: By };

export type VersionRow = {
  number: number;
  reason: "submit" | "resubmit" | "amendment" | "import";
  frozenAt: string;
};

export type RuleRow = {
  key: string;
  rule: string;
  passed: boolean | "unknown";
  reason: string | null;
};

/** The rules of the intake against the answers: judged now, or as they were recorded. */
export function EligibilityFacts(props: {
  results: readonly RuleRow[];
  recordedVersion: number | null;
}) {
  const t = useTranslations("desk.record");
  const { results, recordedVersion } = props;
  const badge = (passed: RuleRow["passed"], reason: string | null) => {
    if (passed === true) return <StatusBadge tone="ok">{t("passed")}</StatusBadge>;
    if (passed === false)
      return (
        <StatusBadge tone="no" sub={reason}>
          {t("failed")}
        </StatusBadge>
      );
    return <StatusBadge tone="wait">{t("unknown")}</StatusBadge>;
  };
  return (
    <Section
      id="eligibility"
      title={t("eligibility")}
      intro={
        recordedVersion === null
          ? t("eligibilityIntro")
          : t("eligibilityRecorded", { version: recordedVersion })
      }
    >
      <DataTable
        caption={t("eligibility")}
        columns={[
          { key: "rule", header: t("rule"), rowHeader: true, cell: (row) => row.rule },
          { key: "result", header: t("result"), cell: (row) => badge(row.passed, row.reason) },
        ]}
        rows={results}
        rowKey={(row) => row.key}
        empty={<p className="quiet">{t("noRules")}</p>}
      />
    </Section>
  );
}

/** Every state the application has had, the newest first. */
export function StatusHistory({ rows, locale }: { rows: readonly HistoryRow[]; locale: Locale }) {
  const t = useTranslations("desk.record");
  if (rows.length === 0) return null;
  const by = (who: By) => {
    if (who.kind === "portal") return t("byPortal");
    return who.kind === "startup" ? t("byStartup") : who.name;
  };
  return (
    <Section id="history" title={t("history")}>
      <DataTable
        caption={t("history")}
        columns={[
          {
            key: "when",
            header: t("historyWhen"),
            cell: (row) => formatDateTime(row.at, locale),
          },
          { key: "to", header: t("historyTo"), rowHeader: true, cell: (row) => <b>{row.label}</b> },
          { key: "by", header: t("historyBy"), cell: (row) => by(row.by) },
        ]}
        rows={rows}
        rowKey={(row) => `${row.at} ${row.label}`}
      />
    </Section>
  );
}

/** What was frozen, when and why. */
export function Versions({ rows, locale }: { rows: readonly VersionRow[]; locale: Locale }) {
  const t = useTranslations("desk.record");
  if (rows.length === 0) return null;
  return (
    <Section id="versions" title={t("versions")}>
      <DataTable
        caption={t("versions")}
        columns={[
          { key: "number", header: t("versionNumber"), rowHeader: true, cell: (row) => row.number },
          { key: "why", header: t("versionWhy"), cell: (row) => t(`reasons.${row.reason}`) },
          {
            key: "when",
            header: t("versionWhen"),
            cell: (row) => formatDateTime(row.frozenAt, locale),
          },
        ]}
        rows={rows}
        rowKey={(row) => String(row.number)}
      />
    </Section>
  );
}
