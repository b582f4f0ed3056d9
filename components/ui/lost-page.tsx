"use client";

import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "./button-link";
import { PageHeader } from "./page-header";
import { PageShell } from "./page-shell";
import { PageTitle } from "./page-title";

/**
 * The whole "not found" page. A client component because Next sends the not-found page along with
 * every other page: so it costs a reference, not its markup.
 */
export function LostPage() {
  const t = useTranslations("ui.notFound");
  const locale = useLocale();
  return (
    <PageShell nav={[]} width="text" signInHref={null}>
      <PageTitle title={t("title")} />
      <PageHeader title={t("title")} />
      <p>{t("body")}</p>
      <p>{t("hint")}</p>
      <ButtonLink href={`/${locale}`}>{t("home")}</ButtonLink>
    </PageShell>
  );
}
