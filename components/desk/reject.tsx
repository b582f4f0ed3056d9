"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateField } from "@/components/ui/date-field";
import { SelectField, TextAreaField } from "@/components/ui/fields";
import { dayAfter, isDayFrom, startOfDay } from "@/lib/i18n/hong-kong-time";
import { fieldErrors, type FieldErrors } from "./screening-values";
import { useScreening } from "./use-screening";

type RejectProps = {
  applicationId: string;
  startup: string;
  rules: readonly { key: string; label: string; failed: boolean }[];
  /** The database's clock, ISO. */
  now: string;
};

const names = ["rule", "reason", "reapplyFrom"] as const;
type Name = (typeof names)[number];

/** Ends an application at screening: the rule that failed, in plain words, and from when to apply again. */
export function Reject({ applicationId, startup, rules, now }: RejectProps) {
  const t = useTranslations("desk.screen");
  const step = useScreening(applicationId, "reject", t("rejectDone"));
  const [rule, setRule] = useState(rules.find(({ failed }) => failed)?.key ?? "");
  const [reason, setReason] = useState("");
  const [reapply, setReapply] = useState("");
  const [own, setOwn] = useState<FieldErrors<Name>>({});
  const errors = { ...own, ...(step.problem ? fieldErrors(names, step.problem.fields) : {}) };

  const send = () => {
    const found: FieldErrors<Name> = {
      ...(rule === "" ? { rule: t("errors.rule") } : {}),
      ...(reason.trim().length < 10 ? { reason: t("errors.message") } : {}),
      ...(reapply !== "" && !isDayFrom(reapply, dayAfter(now))
        ? { reapplyFrom: t("errors.date") }
        : {}),
    };
    setOwn(found);
    const first = names.find((name) => found[name]);
    if (first) document.getElementById(`reject-${first}`)?.focus();
    else
      void step.run({
        rule,
        reason: reason.trim(),
        reapplyFrom: reapply === "" ? null : startOfDay(reapply),
      });
  };
  return (
    <>
      <Button tone="danger" onClick={step.open} data-testid="reject">
        {t("reject")}
      </Button>
      <ConfirmDialog
        opened={step.opened}
        onClose={step.close}
        title={t("rejectTitle", { startup })}
        confirmLabel={t("rejectConfirm")}
        tone="danger"
        pending={step.pending}
        problem={step.problem}
        disabled={rules.length === 0}
        onConfirm={send}
      >
        <p>{t(rules.length === 0 ? "rejectNoRules" : "rejectIntro")}</p>
        <SelectField
          id="reject-rule"
          label={t("rejectRule")}
          options={rules.map(({ key, label }) => ({ value: key, label }))}
          value={rule}
          onChange={(event) => setRule(event.target.value)}
          error={errors.rule}
        />
        <TextAreaField
          id="reject-reason"
          label={t("rejectReason")}
          hint={t("rejectReasonHint")}
          limit={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={errors.reason}
        />
        <DateField
          id="reject-reapplyFrom"
          label={t("rejectReapply")}
          hint={t("rejectReapplyHint")}
          optional
          value={reapply}
          onChange={setReapply}
          error={errors.reapplyFrom}
        />
      </ConfirmDialog>
    </>
  );
}
