"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { request, type Result } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { shownStatement } from "./shown-statement";

type ClaimButtonProps = { token: string; startup: string; applicationId: string };

/** Takes the invitation up, then acts under the ownership it gave, so that the record opens. */
async function claim(token: string, language: string): Promise<Result<unknown>> {
  const body = { token, statement: shownStatement(language) };
  const goesOn = { goesOn: true };
  const taken = await request<{ id: string }>("POST", "/api/invitations/accept", body, goesOn);
  // It is taken either way; the header can choose the membership too.
  if (taken.ok) await request("POST", "/api/me/membership", { membershipId: taken.data.id });
  return taken;
}

/** The one button that claims: the link in the mail never acts by itself (mail scanners open links). */
export function ClaimButton({ token, startup, applicationId }: ClaimButtonProps) {
  const t = useTranslations("apply.claim");
  const locale = useLocale();
  const [claimed, setClaimed] = useState(false);
  const { run, pending, problem } = useAction(
    () => claim(token, locale),
    () => {
      setClaimed(true);
      // A full load: the header shows whom one acts for.
      window.location.assign(`/${locale}/applications/${applicationId}`);
    },
  );
  return (
    <>
      <ProblemBanner problem={problem} />
      <Cluster variant="bar">
        <Button
          tone="primary"
          pending={pending || claimed}
          onClick={() => void run()}
          data-testid="claim"
        >
          {t("button", { startup })}
        </Button>
      </Cluster>
    </>
  );
}
