import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import type { Locale } from "@/lib/i18n/locales";
import type { DecisionMode, ProgrammeStatus } from "@/lib/programmes/schema";
import type { LocalisedText } from "@/lib/programmes/localised";
import { decisionModeLabels, programmeStatusLabels } from "@/lib/programmes/vocabulary";

export type ProgrammeRow = {
  slug: string;
  name: LocalisedText;
  status: ProgrammeStatus;
  decisionMode: DecisionMode;
  lead: { shortName: LocalisedText };
  partner: { shortName: LocalisedText };
  intakeCount: number;
  openIntakeCount: number;
};

export const statusTones = { draft: "wait", open: "ok", closed: "idle" } as const satisfies Record<
  ProgrammeStatus,
  StatusTone
>;

type ProgrammesTableProps = { programmes: readonly ProgrammeRow[]; locale: Locale };

/** The programmes whose set-up somebody may read. */
export function ProgrammesTable({ programmes, locale }: ProgrammesTableProps) {
  const t = useTranslations("setup.list");
  return (
    <DataTable
      caption={t("caption")}
      rows={programmes}
      rowKey={(row) => row.slug}
      empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
      columns={[
        {
          key: "name",
          header: t("name"),
          rowHeader: true,
          cell: (row) => <a href={`/${locale}/desk/programmes/${row.slug}`}>{row.name[locale]}</a>,
        },
        {
          key: "organisations",
          header: t("organisations"),
          cell: ({ lead, partner }) => `${lead.shortName[locale]} × ${partner.shortName[locale]}`,
        },
        {
          key: "mode",
          header: t("mode"),
          cell: (row) => decisionModeLabels[row.decisionMode][locale],
        },
        {
          key: "status",
          header: t("status"),
          cell: (row) => (
            <StatusBadge tone={statusTones[row.status]}>
              {programmeStatusLabels[row.status][locale]}
            </StatusBadge>
          ),
        },
        {
          key: "intakes",
          header: t("intakes"),
          cell: (row) => t("intakeCount", { total: row.intakeCount, open: row.openIntakeCount }),
        },
      ]}
    />
  );
}
