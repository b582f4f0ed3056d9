"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { useAnnounce } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { SecondPersonActions } from "@/components/ui/second-person/second-person-actions";
import type { AssistedSignInView } from "@/lib/accounts/schema";
import { formatDateTime } from "@/lib/i18n/format";

type AssistedActionsProps = Pick<
  AssistedSignInView,
  "id" | "email" | "standing" | "mayConfirm" | "mayShow" | "mayEnd"
>;

type Shown = { code: string; expiresAt: string };

/** The second person's yes, the code that is shown once, and the end. */
export function AssistedActions(props: AssistedActionsProps) {
  const { id, email, standing, mayConfirm, mayShow, mayEnd } = props;
  const t = useTranslations("accounts.assistedDesk");
  const tShared = useTranslations("ui.secondPerson");
  const router = useRouter();
  const announce = useAnnounce();
  const [shown, setShown] = useState<Shown | null>(null);
  const url = `/api/assisted-sign-ins/${id}`;
  const end = t(standing === "used" ? "endSession" : mayConfirm ? "refuse" : "takeBack");
  return (
    <>
      {shown ? <ShownCode {...shown} /> : null}
      <SecondPersonActions
        url={url}
        subject={email}
        confirm={
          mayConfirm
            ? { title: t("confirmTitle"), body: t("confirmBody", { email }), done: t("confirmed") }
            : null
        }
        end={
          mayEnd
            ? { title: end, body: t("endBody", { email }), done: t("ended"), isLoss: true }
            : null
        }
      >
        {mayShow && !shown ? (
          <ConfirmButton
            label={t("show")}
            spoken={tShared("actionOn", { action: t("show"), subject: email })}
            tone="primary"
            title={t("showTitle")}
            request={() => request<Shown>("POST", `${url}/code`)}
            onDone={(code) => {
              setShown(code);
              announce(t("shownOnce"));
              router.refresh();
            }}
          >
            <p>{t("showBody", { email })}</p>
          </ConfirmButton>
        ) : null}
      </SecondPersonActions>
    </>
  );
}

function ShownCode({ code, expiresAt }: Shown) {
  const t = useTranslations("accounts.assistedDesk");
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
