"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { request } from "@/components/ui/api-client";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { OwnSignInButton, useOwnSignInMissing } from "@/components/ui/own-sign-in";
import { mayBeAnothers } from "@/components/ui/page-owner";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { formatDateTime, formatFileSize } from "@/lib/i18n/format";
import type { ExportView } from "@/lib/privacy/schema";

type Props = {
  url: string;
  made: ExportView | null;
  /** `version`: one frozen version as PDF. */
  what?: "data" | "version";
};

/** Asks for a copy, waits while it is made, and gives it: a ZIP of the data, or one version as PDF. */
export function ExportPanel({ url, made, what = "data" }: Props) {
  const t = useTranslations("privacy.copy");
  const tVersion = useTranslations("privacy.version");
  const isVersion = what === "version";
  const locale = useLocale();
  const router = useRouter();
  const { run, pending, problem } = useAction(
    () => request("POST", url, { locale }),
    () => router.refresh(),
  );
  // Who asked for a PDF on this page gets it as soon as it is made, without a second click.
  const asked = useRef(false);
  const ask = () => {
    asked.current = isVersion;
    return run();
  };
  const isMissing = useOwnSignInMissing();
  const isWaiting = made?.state === "waiting";
  const isReady = made?.state === "ready";
  const size = formatFileSize(made?.size ?? 0);
  const [isLooking, look] = useTransition();
  useEffect(() => {
    // One look at a time: a refresh that overtakes the last one would starve both on a slow line.
    if (!isWaiting || isLooking) return;
    const timer = setInterval(() => {
      if (!mayBeAnothers()) look(() => router.refresh());
    }, 1_500);
    return () => clearInterval(timer);
  }, [isWaiting, isLooking, router]);
  const readyId = isReady && !isMissing ? made.id : null;
  useEffect(() => {
    if (!readyId || !asked.current) return;
    asked.current = false;
    window.location.assign(`/api/exports/${readyId}`);
  }, [readyId]);
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
        {isReady && !isMissing ? (
          <ButtonLink
            href={`/api/exports/${made.id}`}
            {...(isVersion ? {} : { tone: "primary" as const })}
            data-hard
          >
            {isVersion ? tVersion("download", { size }) : t("zip", { size })}
          </ButtonLink>
        ) : null}
        {isReady && isVersion ? null : (
          <OwnSignInButton onClick={() => void ask()} pending={pending || isWaiting}>
            {isReady ? t("again") : isVersion ? tVersion("ask") : t("ask")}
          </OwnSignInButton>
        )}
      </Cluster>
    </>
  );
}
