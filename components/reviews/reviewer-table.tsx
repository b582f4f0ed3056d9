"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Chip } from "@/components/ui/chip-choice";
import { DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import type { ReviewerView } from "@/lib/reviews/views";
import { ProfileForm } from "./profile-form";

type ReviewerTableProps = {
  reviewers: readonly ReviewerView[];
  areas: readonly Chip[];
  modalities: readonly Chip[];
};

/** The organisation's reviewers, what they know and how much they have in hand; the manager may change it. */
export function ReviewerTable({ reviewers, areas, modalities }: ReviewerTableProps) {
  const t = useTranslations("reviews.reviewers");
  const [edited, setEdited] = useState<ReviewerView | null>(null);
  const comma = useTranslations("reviews.form")("comma");
  const labels = (keys: readonly string[], chips: readonly Chip[]) =>
    keys.map((key) => chips.find((chip) => chip.value === key)?.label ?? key).join(comma);
  return (
    <>
      <DataTable<ReviewerView>
        caption={t("caption")}
        rows={reviewers}
        rowKey={({ membershipId }) => membershipId}
        empty={<p className="quiet">{t("none")}</p>}
        columns={[
          {
            key: "name",
            header: t("name"),
            rowHeader: true,
            cell: (row) => (
              <>
                <b>{row.name}</b>
                {row.active ? null : <span className="quiet"> {t("away")}</span>}
                {row.unit === "external" ? <span className="quiet"> {t("external")}</span> : null}
              </>
            ),
          },
          {
            key: "knows",
            header: t("knows"),
            cell: (row) =>
              [labels(row.areas, areas), labels(row.modalities, modalities)]
                .filter(Boolean)
                .join(" · ") || <span className="quiet">{t("unknown")}</span>,
          },
          {
            key: "load",
            header: t("load"),
            numeric: true,
            cell: (row) => t("loadOf", { load: row.load, capacity: row.capacity }),
          },
          {
            key: "edit",
            header: <span className="sr-only">{t("edit")}</span>,
            cell: (row) => (
              <Button size="small" tone="quiet" onClick={() => setEdited(row)}>
                {t("edit")}
                <span className="sr-only"> {row.name}</span>
              </Button>
            ),
          },
        ]}
      />
      <Dialog
        opened={edited !== null}
        onClose={() => setEdited(null)}
        size="lg"
        title={edited?.name}
      >
        {edited ? (
          <ProfileForm
            key={edited.membershipId}
            membershipId={edited.membershipId}
            profile={edited}
            areas={areas}
            modalities={modalities}
            onSaved={() => setEdited(null)}
          />
        ) : null}
      </Dialog>
    </>
  );
}
