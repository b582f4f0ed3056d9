"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { PageHeader } from "@/components/ui/page-header";
import { PageShell } from "@/components/ui/page-shell";
import { PageTitle } from "@/components/ui/page-title";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that failed on the server or in the browser. The digest is in the server's log. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
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
