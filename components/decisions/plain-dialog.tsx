"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "./act-dialog";

type PlainDialogProps = {
  applicationId: string;
  kind: "remind" | "closeSeal" | "sendToPanel";
  /** The partner's name. */
  partner: string;
  tone?: "default" | "primary";
};

const kinds = {
  remind: { path: "decision/reminder", text: "remindText" },
  closeSeal: { path: "decision/close-seal", text: "closeSealText" },
  sendToPanel: { path: "decision/panel", text: "panelText" },
} as const;

/** An act that needs a yes and nothing else. */
export function PlainDialog({ applicationId, kind, partner, tone = "default" }: PlainDialogProps) {
  const t = useTranslations("decisions.panel");
  const { path, text } = kinds[kind];
  return (
    <ActDialog
      label={t(`acts.${kind}`, { partner })}
      done={t(`done.${kind}`)}
      tone={tone}
      request={() => ({ method: "POST", url: `/api/applications/${applicationId}/${path}` })}
    >
      {() => <p>{t(`form.${text}`, { partner })}</p>}
    </ActDialog>
  );
}
