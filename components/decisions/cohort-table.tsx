import { useTranslations } from "next-intl";
import { DataTable, type Column } from "@/components/ui/data-table";
import { Meter } from "@/components/ui/meter";
import type { OnboardingOwner } from "@/lib/decisions/schema";
import type { CohortView } from "@/lib/decisions/views";
import { formatDate } from "@/lib/i18n/format";

type Row = CohortView["rows"][number];

/** The startups of a cohort with their onboarding. */
export function CohortTable({ cohort, locale }: { cohort: CohortView; locale: string }) {
  const t = useTranslations("decisions.cohorts");
  const columns: Column<Row>[] = [
    {
      key: "startup",
      header: t("startup"),
      rowHeader: true,
      cell: (row) => (
        <>
          <a href={`/${locale}/desk/applications/${row.applicationId}`}>{row.name}</a>{" "}
          <span className="quiet">{row.otherName ?? row.title ?? row.reference}</span>
        </>
      ),
    },
    {
      key: "admitted",
      header: t("admitted"),
      nowrap: true,
      cell: (row) => formatDate(row.admittedAt, locale),
    },
    { key: "by", header: t("by"), cell: (row) => t(`admittedBy.${row.admittedBy}`) },
    {
      key: "progress",
      header: t("progress"),
      width: "190px",
      cell: (row) => (
        <Meter
          label={t("progress")}
          value={row.itemsDone}
          max={row.itemsTotal}
          text={`${row.itemsDone}/${row.itemsTotal}`}
        />
      ),
    },
    { key: "next", header: t("next"), cell: (row) => <NextItem row={row} locale={locale} /> },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={cohort.rows}
      rowKey={(row) => row.applicationId}
    />
  );
}

function NextItem({ row, locale }: { row: Row; locale: string }) {
  const t = useTranslations("decisions.cohorts");
  const { next, late } = row;
  if (!next) return <>{t("noNext")}</>;
  const owner = t(`owners.${next.owner as OnboardingOwner}`);
  const due = next.dueAt ? ` · ${formatDate(next.dueAt, locale)}` : "";
  return (
    <>
      {next.label}{" "}
      <span className="quiet">
        {owner}
        {due}
        {late > 0 ? ` · ${t("late", { count: late })}` : null}
      </span>
    </>
  );
}
