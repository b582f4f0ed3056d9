"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/fields";
import { ActDialog } from "./act-dialog";
import { fromLocalInput } from "./hong-kong-time";

type DateDialogProps = {
  applicationId: string;
  /** open: asks for recommendations; hold: until when both discuss. */
  kind: "open" | "hold";
  /** As a datetime-local value, in Hong Kong time. */
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
        body: { [field]: fromLocalInput(value) },
      })}
    >
      {(errors) => (
        <>
          <p>{t(`form.${text}`)}</p>
          <TextField
            id={`decision-${kind}`}
            type="datetime-local"
            label={t(`form.${label}`)}
            hint={kind === "open" ? t("form.dueAtHint") : t("form.hkTime")}
            error={errors[field]}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
