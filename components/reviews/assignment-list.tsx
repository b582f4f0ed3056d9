import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { MyAssignment } from "@/lib/reviews/views";
import { actAsPath } from "@/lib/tasks/waiting";

type Stage = "toDeclare" | "toReview" | "filed";

const nameOf = ({ startup, startupOther }: MyAssignment) =>
  startupOther ? `${startup} ${startupOther}` : startup;

const stageOf = (assignment: MyAssignment): Stage => {
  if (assignment.state === "offered") return "toDeclare";
  return assignment.state === "completed" ? "filed" : "toReview";
};

const tones: Record<Stage, StatusTone> = { toDeclare: "wait", toReview: "go", filed: "ok" };

/** An assignment; `under`: the other membership of the reader that it belongs to. */
export type ListedAssignment = MyAssignment & {
  under?: { membershipId: string; words: string };
};

/** Where an assignment is done, without language; under another membership by way of the page that asks to act under it. */
export const addressOf = ({ id, under }: ListedAssignment): string =>
  under ? actAsPath(under.membershipId, `/reviews/${id}`) : `/reviews/${id}`;

/** The earliest first, those without a date last. */
export const byDueDate = (one: MyAssignment, other: MyAssignment): number =>
  (one.dueAt ?? "9").localeCompare(other.dueAt ?? "9");

type AssignmentListProps = {
  caption: string;
  assignments: readonly ListedAssignment[];
  locale: Locale;
};

/** A reviewer's assignments; the row leads to the card or to the review. */
export function AssignmentList({ caption, assignments, locale }: AssignmentListProps) {
  const t = useTranslations("reviews.list");
  return (
    <DataTable
      caption={caption}
      rows={assignments}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "startup",
          header: t("startup"),
          rowHeader: true,
          cell: (row) => (
            <>
              {row.opens ? <a href={`/${locale}${addressOf(row)}`}>{nameOf(row)}</a> : nameOf(row)}
              <br />
              <span className="quiet">{row.title ?? row.reference}</span>
              {row.under ? (
                <>
                  <br />
                  <span>{t("under", { membership: row.under.words })}</span>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: "intake",
          header: t("intake"),
          cell: (row) => (
            <>
              {row.programme}
              <br />
              <span className="quiet">{row.intake}</span>
            </>
          ),
        },
        {
          key: "due",
          header: t("due"),
          cell: (row) => (row.dueAt ? formatDateTime(row.dueAt, locale) : t("noDue")),
        },
        {
          key: "state",
          header: t("state"),
          cell: (row) => {
            const stage = stageOf(row);
            const scored = { scored: row.scored, criteria: row.criteria };
            return (
              <StatusBadge
                tone={tones[stage]}
                sub={stage === "toReview" ? t("scored", scored) : undefined}
              >
                {t(`stages.${stage}`)}
              </StatusBadge>
            );
          },
        },
      ]}
    />
  );
}
