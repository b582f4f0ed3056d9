"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useScreening } from "./use-screening";

type EligibleProps = { applicationId: string; startup: string; failed: number };

/** Passes an application on to the reviewers after saying which rules it does not meet. */
export function Eligible({ applicationId, startup, failed }: EligibleProps) {
  const t = useTranslations("desk.screen");
  const step = useScreening(applicationId, "eligible", t("eligibleDone"));
  return (
    <>
      <Button tone="primary" onClick={step.open} data-testid="eligible">
        {t("eligible")}
      </Button>
      <ConfirmDialog
        opened={step.opened}
        onClose={step.close}
        title={t("eligibleTitle", { startup })}
        confirmLabel={t("eligibleConfirm")}
        pending={step.pending}
        problem={step.problem}
        onConfirm={() => void step.run()}
      >
        <p>{t("eligibleBody")}</p>
        {failed > 0 ? <p>{t("eligibleFailed", { count: failed })}</p> : null}
      </ConfirmDialog>
    </>
  );
}
