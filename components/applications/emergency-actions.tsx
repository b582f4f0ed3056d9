"use client";

import { useLocale, useTranslations } from "next-intl";
import { SecondPersonActions } from "@/components/ui/second-person/second-person-actions";

type EmergencyActionsProps = {
  id: string;
  reference: string;
  isMine: boolean;
  isOpen: boolean;
  mayConfirm: boolean;
  mayEnd: boolean;
};

/** The second person's yes, and the end by either. */
export function EmergencyActions(props: EmergencyActionsProps) {
  const { id, reference, isMine, isOpen, mayConfirm, mayEnd } = props;
  const t = useTranslations("applications.emergency");
  const locale = useLocale();
  const end = t(isMine ? (isOpen ? "done" : "takeBack") : isOpen ? "end" : "refuse");
  return (
    <SecondPersonActions
      url={`/api/emergency-accesses/${id}`}
      subject={reference}
      onwards={`/${locale}/emergency`}
      confirm={
        mayConfirm
          ? {
              title: t("confirmTitle"),
              body: t("confirmBody", { reference }),
              done: t("confirmed"),
            }
          : null
      }
      end={
        mayEnd
          ? { title: end, body: t("endBody", { reference }), done: t("ended"), isLoss: !isMine }
          : null
      }
    />
  );
}
