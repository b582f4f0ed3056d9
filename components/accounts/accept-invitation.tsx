"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { Notice } from "@/components/ui/notice";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";

type Accepted = { status: "pending" | "active" };

/** The button that takes up a role: a link alone never acts (mail scanners open links). */
export function AcceptInvitation({ token }: { token: string }) {
  const t = useTranslations("accounts.invitation");
  const locale = useLocale();
  const [accepted, setAccepted] = useState<Accepted | null>(null);
  const { run, pending, problem } = useAction(
    () => request<Accepted>("POST", "/api/invitations/accept", { token }, { goesOn: true }),
    setAccepted,
  );
  if (accepted) {
    return (
      <Notice
        tone="ok"
        action={
          <ButtonLink href={`/${locale}/home`} data-hard>
            {t("goHome")}
          </ButtonLink>
        }
      >
        {t(accepted.status === "pending" ? "pending" : "ready")}
      </Notice>
    );
  }
  return (
    <>
      <Cluster>
        <Button tone="primary" pending={pending} onClick={() => void run()}>
          {t("accept")}
        </Button>
      </Cluster>
      <ProblemBanner problem={problem} />
    </>
  );
}
