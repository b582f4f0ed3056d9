"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { OwnSignInButton } from "@/components/ui/own-sign-in";
import { useAction } from "@/components/ui/use-action";

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
  const [opened, setOpened] = useState(false);
  const url =
    props.what === "startup" ? `/api/startups/${props.startupId}/erasure` : "/api/me/erasure";
  const { run, pending, problem } = useAction(
    () => request<object>("POST", url),
    () => {
      setOpened(false);
      announce(t("done"));
      // The account is gone, and with it the session: only a full load shows it.
      if (props.what === "account") window.location.assign(`/${locale}`);
      else router.refresh();
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
        requireName={props.what === "startup" ? props.name : props.email}
        pending={pending}
        problem={problem}
        onConfirm={() => void run()}
      >
        <p>{t("body")}</p>
      </ConfirmDialog>
    </>
  );
}
