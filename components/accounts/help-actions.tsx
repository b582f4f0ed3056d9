"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
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
  const [asking, setAsking] = useState<"confirm" | "show" | "end" | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const url = `/api/assisted-sign-ins/${id}`;
  const done = (sentence: string) => () => {
    setAsking(null);
    announce(sentence);
    router.refresh();
  };
  const confirm = useAction(() => request("POST", `${url}/confirm`), done(t("confirmed")));
  const end = useAction(() => request("DELETE", url), done(t("ended")));
  const show = useAction(
    () => request<Shown>("POST", `${url}/code`),
    (code: Shown) => {
      setShown(code);
      done(t("shownOnce"))();
    },
  );
  const labelled = (action: string) => ({ "aria-label": t("actionOn", { action, email }) });
  const endWord = t(standing === "used" ? "endSession" : mayConfirm ? "refuse" : "takeBack");
  return (
    <>
      {shown ? <ShownCode {...shown} /> : null}
      <Cluster>
        {mayConfirm ? (
          <Button tone="primary" {...labelled(t("confirm"))} onClick={() => setAsking("confirm")}>
            {t("confirm")}
          </Button>
        ) : null}
        {mayShow && !shown ? (
          <Button tone="primary" {...labelled(t("show"))} onClick={() => setAsking("show")}>
            {t("show")}
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
        <p>{t("confirmBody", { email })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === "show"}
        onClose={() => setAsking(null)}
        title={t("showTitle")}
        confirmLabel={t("show")}
        pending={show.pending}
        problem={show.problem}
        onConfirm={() => void show.run()}
      >
        <p>{t("showBody", { email })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === "end"}
        onClose={() => setAsking(null)}
        title={endWord}
        confirmLabel={endWord}
        tone="danger"
        pending={end.pending}
        problem={end.problem}
        onConfirm={() => void end.run()}
      >
        <p>{t("endBody", { email })}</p>
      </ConfirmDialog>
      <ProblemBanner problem={asking ? null : (confirm.problem ?? show.problem ?? end.problem)} />
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
