"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextAreaField } from "@/components/ui/fields";
import { useAnnounce } from "@/components/ui/live-region";
import { useAction } from "@/components/ui/use-action";

type DeclineAssignmentProps = { assignmentId: string; startup: string };

/** Gives the review back with a reason that the own organisation's staff read. */
export function DeclineAssignment({ assignmentId, startup }: DeclineAssignmentProps) {
  const t = useTranslations("reviews.decline");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const decline = useAction(
    () => request("POST", `/api/assignments/${assignmentId}/decline`, { reason: reason.trim() }),
    () => {
      announce(t("done"));
      router.push(`/${locale}/reviews`);
      router.refresh();
    },
  );
  return (
    <>
      <Button tone="quiet" onClick={() => setAsking(true)}>
        {t("button")}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("title", { startup })}
        confirmLabel={t("confirm")}
        pending={decline.pending}
        problem={decline.problem}
        disabled={reason.trim() === ""}
        onConfirm={() => void decline.run()}
      >
        <p>{t("consequences")}</p>
        <TextAreaField
          id="decline-reason"
          label={t("reason")}
          hint={t("reasonHint")}
          value={reason}
          limit={1000}
          onChange={(event) => setReason(event.target.value)}
        />
      </ConfirmDialog>
    </>
  );
}
