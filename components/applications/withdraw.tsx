"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { OwnSignInButton } from "@/components/ui/own-sign-in";
import { useAction } from "@/components/ui/use-action";

type WithdrawProps = {
  applicationId: string;
  reference: string;
  startup: string;
  partner: string;
  isDraft: boolean;
};

/** Ends the application after naming what is lost and asking for the startup's name. */
export function Withdraw({ applicationId, reference, startup, partner, isDraft }: WithdrawProps) {
  const t = useTranslations("apply.withdraw");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const [opened, setOpened] = useState(false);
  const { run, pending, problem } = useAction(
    () => request("POST", `/api/applications/${applicationId}/withdraw`),
    () => {
      setOpened(false);
      announce(t("done"));
      router.push(`/${locale}/applications/${applicationId}`);
      router.refresh();
    },
  );
  return (
    <>
      <OwnSignInButton onClick={() => setOpened(true)}>{t("open")}</OwnSignInButton>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t("title")}
        confirmLabel={t("confirm")}
        tone="danger"
        requireName={startup}
        pending={pending}
        problem={problem}
        onConfirm={() => void run()}
      >
        <p>{t(isDraft ? "bodyDraft" : "body", { reference, startup, partner })}</p>
      </ConfirmDialog>
    </>
  );
}
