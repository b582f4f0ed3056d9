"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextAreaField } from "@/components/ui/fields";
import { textLimits } from "@/lib/decisions/schema";
import { ActDialog } from "./act-dialog";

type FeedbackProps = { applicationId: string; text: string };

/** Writes or changes the words to the startup; changing them takes both approvals back. */
export function FeedbackDialog({ applicationId, text }: FeedbackProps) {
  const t = useTranslations("decisions.panel");
  const [words, setWords] = useState(text);
  return (
    <ActDialog
      label={t(text === "" ? "acts.writeFeedback" : "acts.editFeedback")}
      done={t("done.feedback")}
      size="small"
      disabled={words.trim() === "" || words.trim() === text}
      request={() => ({
        method: "PUT",
        url: `/api/applications/${applicationId}/feedback`,
        body: { text: words },
      })}
    >
      {(errors) => (
        <TextAreaField
          id="feedback-text"
          label={t("form.feedback")}
          hint={t("form.feedbackHint")}
          error={errors["text"]}
          limit={textLimits.feedback}
          rows={8}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
    </ActDialog>
  );
}

/** Approves exactly the words shown. */
export function ApproveFeedbackDialog({ applicationId, text }: FeedbackProps) {
  const t = useTranslations("decisions.panel");
  return (
    <ActDialog
      label={t("acts.approveFeedback")}
      done={t("done.approve")}
      size="small"
      tone="primary"
      request={() => ({
        method: "POST",
        url: `/api/applications/${applicationId}/feedback/approval`,
        body: { text },
      })}
    >
      {() => (
        <>
          <p>{t("form.approveText")}</p>
          <blockquote style={{ whiteSpace: "pre-wrap" }}>{text}</blockquote>
        </>
      )}
    </ActDialog>
  );
}
