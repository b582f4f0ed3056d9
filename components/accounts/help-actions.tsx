"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { AskedButton } from "@/components/ui/asked-button";
import { Cluster } from "@/components/ui/cluster";
import { useAnnounce } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import type { AssistedSignInView } from "@/lib/accounts/schema";
import { formatDateTime } from "@/lib/i18n/format";

type HelpActionsProps = Pick<
  AssistedSignInView,
  "id" | "email" | "standing" | "mayConfirm" | "mayShow" | "mayEnd"
>;

type Shown = { code: string; expiresAt: string };

/** The second person's yes, the code that is shown once, and the end. */
export function HelpActions(props: HelpActionsProps) {
  const { id, email, standing, mayConfirm, mayShow, mayEnd } = props;
  const t = useTranslations("accounts.help");
  const router = useRouter();
  const announce = useAnnounce();
  const [shown, setShown] = useState<Shown | null>(null);
  const url = `/api/assisted-sign-ins/${id}`;
  const say = (sentence: string) => {
    announce(sentence);
    router.refresh();
  };
  const named = (label: string) => ({ label, spoken: t("actionOn", { action: label, email }) });
  const end = t(standing === "used" ? "endSession" : mayConfirm ? "refuse" : "takeBack");
  return (
    <>
      {shown ? <ShownCode {...shown} /> : null}
      <Cluster>
        {mayConfirm ? (
          <AskedButton
            {...named(t("confirm"))}
            tone="primary"
            title={t("confirmTitle")}
            request={() => request("POST", `${url}/confirm`)}
            onDone={() => say(t("confirmed"))}
          >
            <p>{t("confirmBody", { email })}</p>
          </AskedButton>
        ) : null}
        {mayShow && !shown ? (
          <AskedButton
            {...named(t("show"))}
            tone="primary"
            title={t("showTitle")}
            request={() => request<Shown>("POST", `${url}/code`)}
            onDone={(code) => {
              setShown(code);
              say(t("shownOnce"));
            }}
          >
            <p>{t("showBody", { email })}</p>
          </AskedButton>
        ) : null}
        {mayEnd ? (
          <AskedButton
            {...named(end)}
            isLoss
            title={end}
            request={() => request("DELETE", url)}
            onDone={() => say(t("ended"))}
          >
            <p>{t("endBody", { email })}</p>
          </AskedButton>
        ) : null}
      </Cluster>
    </>
  );
}

function ShownCode({ code, expiresAt }: Shown) {
  const t = useTranslations("accounts.help");
  const locale = useLocale();
  return (
    <Notice tone="ok" title={t("codeTitle")}>
      <p
        style={{ fontSize: "1.75rem", letterSpacing: "0.12em", fontVariantNumeric: "tabular-nums" }}
      >
        <b data-testid="assisted-code">{`${code.slice(0, 4)} ${code.slice(4)}`}</b>
      </p>
      <p>{t("codeBody", { until: formatDateTime(expiresAt, locale) })}</p>
    </Notice>
  );
}
