"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { PageHeader } from "@/components/ui/page-header";
import { PageShell } from "@/components/ui/page-shell";
import { PageTitle } from "@/components/ui/page-title";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

const reloadedFor = "reloaded-for";

// A link inside the site begins to arrive before it can fail, so it cannot answer "busy, come back". The whole page can.
function useOneReload(failedOnServer: boolean): void {
  useEffect(() => {
    if (!failedOnServer) return;
    const { href } = window.location;
    if (sessionStorage.getItem(reloadedFor) === href) return sessionStorage.removeItem(reloadedFor);
    sessionStorage.setItem(reloadedFor, href);
    window.location.reload();
  }, [failedOnServer]);
}

/**
 * A page that failed on the server or in the browser. The digest is in the server's log. A failure of the server is
 * loaded whole once more before it is shown for good.
 */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  useOneReload(error.digest !== undefined);
  const t = useTranslations("ui.crash");
  const locale = useLocale();
  return (
    <PageShell nav={[]} width="text" signInHref={null}>
      <PageTitle title={t("title")} />
      <PageHeader title={t("title")} />
      <p>{t("body")}</p>
      {error.digest ? <p className="quiet">{t("reference", { reference: error.digest })}</p> : null}
      <Cluster>
        <Button tone="primary" onClick={reset}>
          {t("retry")}
        </Button>
        <ButtonLink href={`/${locale}`}>{t("home")}</ButtonLink>
      </Cluster>
    </PageShell>
  );
}
