"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { useAction } from "@/components/ui/use-action";

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
  const [asking, setAsking] = useState<"confirm" | "end" | null>(null);
  const url = `/api/emergency-accesses/${id}`;
  const done = (sentence: string) => () => {
    setAsking(null);
    announce(sentence);
    router.push(`/${locale}/emergency`);
    router.refresh();
  };
  const confirm = useAction(() => request("POST", `${url}/confirm`), done(t("confirmed")));
  const end = useAction(() => request("DELETE", url), done(t("ended")));
  const labelled = (action: string) => ({ "aria-label": t("actionOn", { action, reference }) });
  const endWord = t(isMine ? (isOpen ? "done" : "takeBack") : isOpen ? "end" : "refuse");
  return (
    <>
      <Cluster>
        {mayConfirm ? (
          <Button tone="primary" {...labelled(t("confirm"))} onClick={() => setAsking("confirm")}>
            {t("confirm")}
          </Button>
        ) : null}
        {mayEnd ? (
          <Button {...labelled(endWord)} onClick={() => setAsking("end")}>
            {endWord}
          </Button>
        ) : null}
      </Cluster>
      <ConfirmDialog
        opened={asking === "confirm"}
        onClose={() => setAsking(null)}
        title={t("confirmTitle")}
        confirmLabel={t("confirm")}
        pending={confirm.pending}
        problem={confirm.problem}
        onConfirm={() => void confirm.run()}
      >
        <p>{t("confirmBody", { reference })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === "end"}
        onClose={() => setAsking(null)}
        title={endWord}
        confirmLabel={endWord}
        tone={isMine ? "primary" : "danger"}
        pending={end.pending}
        problem={end.problem}
        onConfirm={() => void end.run()}
      >
        <p>{t("endBody", { reference })}</p>
      </ConfirmDialog>
    </>
  );
}
