import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card, CardColumn } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDateTime } from "@/lib/i18n/format";

/** What every request that takes a second person tells of itself; dates ISO. */
export interface SecondPersonView {
  id: string;
  reason: string;
  askedBy: string;
  askedAt: string;
  confirmedBy: string | null;
  mayConfirm: boolean;
}

type Fact = { term: string; description: ReactNode };

/** What a kind adds to its row. */
export interface SecondPersonRow {
  title: string;
  badge: { tone: "wait" | "go" | "idle" | "no"; label: string };
  reasonTerm: string;
  /** Before the reason and after who confirmed. */
  first?: readonly Fact[];
  last?: readonly Fact[];
  actions: ReactNode;
}

type SecondPersonListProps<View> = {
  items: readonly View[];
  rowOf: (item: View) => SecondPersonRow;
};

/** Requests that take a second person: each with why, by whom, confirmed by whom, and what the reader may do. */
export function SecondPersonList<View extends SecondPersonView>(
  props: SecondPersonListProps<View>,
) {
  const t = useTranslations("ui.secondPerson");
  const locale = useLocale();
  return (
    <CardColumn>
      {props.items.map((item) => {
        const row = props.rowOf(item);
        const at = formatDateTime(item.askedAt, locale);
        return (
          <Card key={item.id} title={row.title} level={3} attention={item.mayConfirm}>
            <p>
              <StatusBadge tone={row.badge.tone}>{row.badge.label}</StatusBadge>
            </p>
            <DescriptionList
              items={[
                ...(row.first ?? []),
                { term: row.reasonTerm, description: item.reason },
                { term: t("askedBy"), description: t("by", { name: item.askedBy, at }) },
                {
                  term: t("confirmedBy"),
                  description: item.confirmedBy ?? <span className="quiet">{t("nobodyYet")}</span>,
                },
                ...(row.last ?? []),
              ]}
            />
            {row.actions}
          </Card>
        );
      })}
    </CardColumn>
  );
}
