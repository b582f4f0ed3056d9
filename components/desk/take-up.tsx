"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useScreening } from "./use-screening";

/** Takes a new application up for screening, at once: nobody is mailed. */
export function TakeUp({ applicationId }: { applicationId: string }) {
  const t = useTranslations("desk.screen");
  const { run, pending, problem } = useScreening(applicationId, "take-up", t("takenUp"));
  return (
    <>
      <Button tone="primary" pending={pending} onClick={() => void run()} data-testid="take-up">
        {t("takeUp")}
      </Button>
      <ProblemBanner problem={problem} />
    </>
  );
}
