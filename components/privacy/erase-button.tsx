"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { useAnnounce } from "@/components/ui/live-region";

type Props =
  | { what: "startup"; startupId: string; name: string }
  | { what: "account"; email: string };

/** Erases after naming what is lost and asking for the name to be typed. */
export function EraseButton(props: Props) {
  const t = useTranslations(
    `privacy.${props.what === "startup" ? "eraseStartup" : "eraseAccount"}`,
  );
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const url =
    props.what === "startup" ? `/api/startups/${props.startupId}/erasure` : "/api/me/erasure";
  return (
    <ConfirmButton
      label={t("open")}
      title={t("title")}
      confirmLabel={t("confirm")}
      isLoss
      ownSignIn
      requireName={props.what === "startup" ? props.name : props.email}
      request={() => request<object>("POST", url)}
      onDone={() => {
        announce(t("done"));
        // The account is gone, and with it the session: only a full load shows it.
        if (props.what === "account") window.location.assign(`/${locale}`);
        else router.refresh();
      }}
    >
      <p>{t("body")}</p>
    </ConfirmButton>
  );
}
