"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { fromHongKongInput } from "@/lib/i18n/hong-kong-time";
import { ActDialog } from "./act-dialog";
import { MomentField } from "./moment-field";

type DateDialogProps = {
  applicationId: string;
  /** open: asks for recommendations; hold: until when both discuss. */
  kind: "open" | "hold";
  /** yyyy-mm-ddThh:mm in Hong Kong. */
  suggested: string;
  tone?: "default" | "primary";
};

const kinds = {
  open: { path: "decision", field: "recommendationsDueAt", label: "dueAt", text: "openText" },
  hold: { path: "decision/hold", field: "until", label: "holdUntil", text: "holdText" },
} as const;

/** An act that needs one date. */
export function DateDialog({ applicationId, kind, suggested, tone = "primary" }: DateDialogProps) {
  const t = useTranslations("decisions.panel");
  const [value, setValue] = useState(suggested);
  const { path, field, label, text } = kinds[kind];
  return (
    <ActDialog
      label={t(`acts.${kind}`)}
      done={t(`done.${kind}`)}
      tone={tone}
      disabled={value === ""}
      request={() => ({
        method: "POST",
        url: `/api/applications/${applicationId}/${path}`,
        body: { [field]: fromHongKongInput(value) ?? "" },
      })}
    >
      {(errors) => (
        <>
          <p>{t(`form.${text}`)}</p>
          <MomentField
            id={`decision-${kind}`}
            label={t(`form.${label}`)}
            {...(kind === "open" ? { hint: t("form.dueAtHint") } : {})}
            error={errors[field]}
            value={value}
            onChange={setValue}
          />
        </>
      )}
    </ActDialog>
  );
}
