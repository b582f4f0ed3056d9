"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { AskedButton } from "@/components/ui/asked-button";
import { Cluster } from "@/components/ui/cluster";
import { useAnnounce } from "@/components/ui/live-region";

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
  const router = useRouter();
  const announce = useAnnounce();
  const url = `/api/emergency-accesses/${id}`;
  const say = (sentence: string) => {
    announce(sentence);
    router.push(`/${locale}/emergency`);
    router.refresh();
  };
  const named = (label: string) => ({ label, spoken: t("actionOn", { action: label, reference }) });
  const end = t(isMine ? (isOpen ? "done" : "takeBack") : isOpen ? "end" : "refuse");
  return (
    <Cluster>
      {mayConfirm ? (
        <AskedButton
          {...named(t("confirm"))}
          tone="primary"
          title={t("confirmTitle")}
          request={() => request("POST", `${url}/confirm`)}
          onDone={() => say(t("confirmed"))}
        >
          <p>{t("confirmBody", { reference })}</p>
        </AskedButton>
      ) : null}
      {mayEnd ? (
        <AskedButton
          {...named(end)}
          isLoss={!isMine}
          title={end}
          request={() => request("DELETE", url)}
          onDone={() => say(t("ended"))}
        >
          <p>{t("endBody", { reference })}</p>
        </AskedButton>
      ) : null}
    </Cluster>
  );
}
