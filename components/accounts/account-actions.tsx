"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { useAction } from "@/components/ui/use-action";
import { ActButton } from "./act-button";

type AccountActionsProps = { personId: string; name: string; suspended: boolean };

/** Suspends an account after a question, or restores it at once. */
export function AccountActions({ personId, name, suspended }: AccountActionsProps) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const announce = useAnnounce();
  const [isAsking, setAsking] = useState(false);
  const url = `/api/people/${personId}/suspension`;
  const suspend = useAction(
    () => request("PUT", url, { suspended: true }),
    () => {
      setAsking(false);
      announce(t("admin.suspended"));
      router.refresh();
    },
  );
  const describedAs = (action: string) => t("people.actionOn", { action, name });
  if (suspended) {
    return (
      <ActButton
        method="PUT"
        url={url}
        body={{ suspended: false }}
        describedAs={describedAs(t("admin.restore"))}
        done={t("admin.restored")}
      >
        {t("admin.restore")}
      </ActButton>
    );
  }
  return (
    <>
      <Button
        size="small"
        aria-label={describedAs(t("admin.suspend"))}
        onClick={() => setAsking(true)}
      >
        {t("admin.suspend")}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t("admin.suspendTitle")}
        confirmLabel={t("admin.suspendConfirm")}
        tone="danger"
        pending={suspend.pending}
        problem={suspend.problem}
        onConfirm={() => void suspend.run()}
      >
        <p>{t("admin.suspendBody", { name })}</p>
      </ConfirmDialog>
    </>
  );
}
