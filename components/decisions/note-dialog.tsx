"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxField, TextAreaField } from "@/components/ui/fields";
import { textLimits } from "@/lib/decisions/schema";
import { ActDialog } from "./act-dialog";

/** Adds a note to the discussion of one's own organisation. */
export function NoteDialog({ applicationId }: { applicationId: string }) {
  const t = useTranslations("decisions.panel");
  const [text, setText] = useState("");
  const [isClean, setIsClean] = useState(false);
  return (
    <ActDialog
      label={t("acts.note")}
      done={t("done.note")}
      size="small"
      disabled={text.trim() === ""}
      onDone={() => setText("")}
      request={() => ({
        method: "POST",
        url: `/api/applications/${applicationId}/decision/notes`,
        body: { text, nothingProtected: isClean },
      })}
    >
      {(errors) => (
        <>
          <TextAreaField
            id="note-text"
            label={t("form.noteText")}
            hint={t("form.noteHint")}
            error={errors["text"]}
            limit={textLimits.note}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <CheckboxField
            id="note-clean"
            label={t("form.nothingProtected")}
            checked={isClean}
            onChange={(event) => setIsClean(event.target.checked)}
          />
        </>
      )}
    </ActDialog>
  );
}
