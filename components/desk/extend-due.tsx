"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateField } from "@/components/ui/date-field";
import { dayAfter, isDayFrom, lastMinuteOfDay } from "@/lib/i18n/hong-kong-time";
import { fieldErrors } from "./screening-values";
import { useScreening } from "./use-screening";

type ExtendDueProps = {
  applicationId: string;
  startup: string;
  /** The due date now, ISO. */
  due: string | null;
  /** The database's clock, ISO. */
  now: string;
};

/** Moves the due date of papers that were asked for. */
export function ExtendDue({ applicationId, startup, due, now }: ExtendDueProps) {
  const t = useTranslations("desk.screen");
  const step = useScreening(applicationId, "extend", t("extendDone"));
  const [until, setUntil] = useState(dayAfter(due ?? now, 7));
  const [own, setOwn] = useState<string | undefined>(undefined);
  const error =
    own ?? (step.problem ? fieldErrors(["until"] as const, step.problem.fields).until : undefined);
  const send = () => {
    const isEarly = !isDayFrom(until, dayAfter(now));
    setOwn(isEarly ? t("errors.date") : undefined);
    if (!isEarly) void step.run({ until: lastMinuteOfDay(until) });
  };
  return (
    <>
      <Button tone="primary" onClick={step.open} data-testid="extend">
        {t("extend")}
      </Button>
      <ConfirmDialog
        opened={step.opened}
        onClose={step.close}
        title={t("extendTitle", { startup })}
        confirmLabel={t("extendConfirm")}
        pending={step.pending}
        problem={step.problem}
        onConfirm={send}
      >
        <DateField
          id="extend-until"
          label={t("extendUntil")}
          hint={t("returnDueHint")}
          value={until}
          onChange={setUntil}
          error={error}
        />
      </ConfirmDialog>
    </>
  );
}
