"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { request } from "@/components/ui/api-client";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { OwnSignInButton, useOwnSignInMissing } from "@/components/ui/own-sign-in";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { formatDateTime } from "@/lib/i18n/format";
import type { ExportView } from "@/lib/privacy/schema";

type Props = { url: string; made: ExportView | null };

/** Asks for a copy of the data, waits while it is made, and gives it as data and as a readable page. */
export function ExportPanel({ url, made }: Props) {
  const t = useTranslations("privacy.copy");
  const locale = useLocale();
  const router = useRouter();
  const { run, pending, problem } = useAction(
    () => request("POST", url, { locale }),
    () => router.refresh(),
  );
  const isMissing = useOwnSignInMissing();
  const isWaiting = made?.state === "waiting";
  const [isLooking, look] = useTransition();
  useEffect(() => {
    // One look at a time: a refresh that overtakes the last one would starve both on a slow line.
    if (!isWaiting || isLooking) return;
    const timer = setTimeout(() => look(() => router.refresh()), 1_500);
    return () => clearTimeout(timer);
  }, [isWaiting, isLooking, router]);
  return (
    <>
      <ProblemBanner problem={problem} />
      <div role="status">
        {isWaiting ? <p>{t("waiting")}</p> : null}
        {made?.state === "failed" ? <p>{t("failed")}</p> : null}
        {made?.state === "ready" && made.expiresAt ? (
          <p>{t("ready", { until: formatDateTime(made.expiresAt, locale) })}</p>
        ) : null}
      </div>
      <Cluster>
        {made?.state === "ready" && !isMissing ? (
          <>
            <ButtonLink href={`/api/exports/${made.id}?format=html`} data-hard>
              {t("html")}
            </ButtonLink>
            <ButtonLink href={`/api/exports/${made.id}?format=json`} data-hard>
              {t("json")}
            </ButtonLink>
          </>
        ) : null}
        <OwnSignInButton onClick={() => void run()} pending={pending || isWaiting}>
          {made?.state === "ready" ? t("again") : t("ask")}
        </OwnSignInButton>
      </Cluster>
    </>
  );
}
