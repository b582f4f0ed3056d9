"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/decisions/act-dialog";

/** An owner lets mentors read the card as it stands. */
export function ApproveCard({
  applicationId,
  startup,
}: {
  applicationId: string;
  startup: string;
}) {
  const t = useTranslations("mentoring.pages.card");
  return (
    <ActDialog
      label={t("approve")}
      done={t("approved")}
      tone="primary"
      request={() => ({
        method: "POST",
        url: `/api/applications/${applicationId}/mentor-card/approve`,
        body: {},
      })}
    >
      {() => <p>{t("approveText", { startup })}</p>}
    </ActDialog>
  );
}
