"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { useAnnounce } from "@/components/ui/live-region";

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
  return (
    <ConfirmButton
      label={t("open")}
      title={t("title")}
      confirmLabel={t("confirm")}
      isLoss
      ownSignIn
      requireName={startup}
      request={() => request("POST", `/api/applications/${applicationId}/withdraw`)}
      onDone={() => {
        announce(t("done"));
        router.push(`/${locale}/applications/${applicationId}`);
        router.refresh();
      }}
    >
      <p>{t(isDraft ? "bodyDraft" : "body", { reference, startup, partner })}</p>
    </ConfirmButton>
  );
}
