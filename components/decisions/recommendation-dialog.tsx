"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField, TextAreaField } from "@/components/ui/fields";
import { ChipChoice } from "@/components/ui/chip-choice";
import { textLimits, type RecommendationValue } from "@/lib/decisions/schema";
import { ActDialog } from "./act-dialog";

type RecommendationDialogProps = {
  applicationId: string;
  /** record: the first of this organisation; revise or confirm: a later one. */
  kind: "record" | "revise" | "confirm";
  values: readonly RecommendationValue[];
  /** The name of the other organisation. */
  other: string;
  /** What stands now, to begin from. */
  current: {
    value: RecommendationValue | null;
    reason: string;
    nothingProtected: boolean;
  } | null;
  tone?: "default" | "primary";
};

/** Records, revises or confirms an organisation's recommendation. */
export function RecommendationDialog(props: RecommendationDialogProps) {
  const { applicationId, kind, values, other, current, tone = "primary" } = props;
  const t = useTranslations("decisions");
  const [value, setValue] = useState<string>(current?.value ?? "");
  const [reason, setReason] = useState(current?.reason ?? "");
  const [isClean, setIsClean] = useState(current?.nothingProtected ?? false);
  const chosen = values.find((each) => each === value);
  return (
    <ActDialog
      label={t(`panel.acts.${kind}`)}
      done={t("panel.done.record")}
      tone={tone}
      disabled={!chosen || reason.trim() === ""}
      request={() => ({
        method: kind === "record" ? "POST" : "PUT",
        url: `/api/applications/${applicationId}/recommendation`,
        body: { value, reason, nothingProtected: isClean },
      })}
    >
      {(errors) => (
        <>
          <p>{t("panel.form.recordText", { other })}</p>
          <ChipChoice
            id="recommendation-value"
            name="value"
            kind="one"
            label={t("panel.form.value")}
            hint={chosen ? t(`valueHints.${chosen}`) : undefined}
            error={errors["value"]}
            options={values.map((each) => ({ value: each, label: t(`values.${each}`) }))}
            value={[value]}
            onChange={([picked]) => setValue(picked ?? "")}
          />
          <TextAreaField
            id="recommendation-reason"
            label={t("panel.form.reason")}
            hint={t("panel.form.reasonHint")}
            error={errors["reason"]}
            limit={textLimits.reason}
            rows={6}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <CheckboxField
            id="recommendation-clean"
            label={t("panel.form.nothingProtected")}
            checked={isClean}
            onChange={(event) => setIsClean(event.target.checked)}
          />
        </>
      )}
    </ActDialog>
  );
}
