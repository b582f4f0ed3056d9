"use client";

import { useTranslations } from "next-intl";
import { ActQuestion } from "@/components/decisions/act-dialog";
import { TextAreaField } from "@/components/ui/fields";

export type Proposal = {
  applicationId: string;
  profileId: string;
  startup: string;
  mentor: string;
};

type ProposeQuestionProps = {
  proposal: Proposal;
  message: string;
  onMessage: (message: string) => void;
  opened: boolean;
  onClose: () => void;
};

const messageLimit = 1000;

/** Proposes one mentor to one startup, with a word that both read. */
export function ProposeQuestion(props: ProposeQuestionProps) {
  const { proposal, message, onMessage, opened, onClose } = props;
  const { applicationId, profileId, startup, mentor } = proposal;
  const t = useTranslations("mentoring.pages.desk");
  return (
    <ActQuestion
      opened={opened}
      onClose={onClose}
      label={t("propose", { mentor })}
      done={t("proposed")}
      onDone={() => onMessage("")}
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
            id="message"
            label={t("message")}
            hint={t("messageHint")}
            error={errors["message"]}
            limit={messageLimit}
            optional
            value={message}
            onChange={(event) => onMessage(event.target.value)}
          />
        </>
      )}
    </ActQuestion>
  );
}
