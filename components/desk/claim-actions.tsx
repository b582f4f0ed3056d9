"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { RecordActions } from "./record-layout";

type ClaimActionsProps = {
  applicationId: string;
  invitation: { id: string; email: string; locale: string | null; state: string };
};

/** Sends an invitation again, with a new link, or takes an open one back. */
export function ClaimActions({ applicationId, invitation }: ClaimActionsProps) {
  const t = useTranslations("desk.claim");
  const here = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const { id, email, locale, state } = invitation;
  const base = `/api/applications/${applicationId}/claim-invitations`;
  const { run, pending, problem } = useAction(
    async (_context, act: "again" | "takeBack") => {
      const result = await (act === "again"
        ? request("POST", base, { email, locale: locale ?? here })
        : request("DELETE", `${base}/${id}`));
      if (result.ok) announce(t(act === "again" ? "sent" : "takenBack"));
      return result;
    },
    () => router.refresh(),
  );
  return (
    <>
      <RecordActions>
        <Button
          size="small"
          pending={pending}
          aria-label={t("againNamed", { email })}
          onClick={() => void run("again")}
        >
          {t("again")}
        </Button>
        {state === "open" ? (
          <Button
            size="small"
            tone="quiet"
            disabled={pending}
            aria-label={t("takeBackNamed", { email })}
            onClick={() => void run("takeBack")}
          >
            {t("takeBack")}
          </Button>
        ) : null}
      </RecordActions>
      <ProblemBanner problem={problem} />
    </>
  );
}
