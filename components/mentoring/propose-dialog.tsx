"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "@/components/decisions/act-dialog";
import { TextAreaField } from "@/components/ui/fields";

type ProposeDialogProps = {
  applicationId: string;
  profileId: string;
  startup: string;
  mentor: string;
  best: boolean;
};

const messageLimit = 1000;

/** Proposes one mentor to one startup, with a word that both read. */
export function ProposeDialog(props: ProposeDialogProps) {
  const { applicationId, profileId, startup, mentor, best } = props;
  const t = useTranslations("mentoring.pages.desk");
  const [message, setMessage] = useState("");
  return (
    <ActDialog
      label={t("propose", { mentor })}
      done={t("proposed")}
      tone={best ? "primary" : "default"}
      size="small"
      disabled={message.length > messageLimit}
      request={() => ({
        method: "POST",
        url: "/api/matches",
        body: { applicationId, mentorProfileId: profileId, message },
      })}
    >
      {(errors) => (
        <>
          <p>{t("proposeText", { startup, mentor })}</p>
          <TextAreaField
            id={`message-${applicationId}-${profileId}`}
            label={t("message")}
            hint={t("messageHint")}
            error={errors["message"]}
            limit={messageLimit}
            optional
            value={message}
            onChange={(event) => setMessage(event.target.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
