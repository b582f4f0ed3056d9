import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "./button-link";
import { PageHeader } from "./page-header";
import { PageTitle } from "./page-title";

/** What stands on a page that is not there. */
export function LostPage() {
  const t = useTranslations("ui.notFound");
  const locale = useLocale();
  return (
    <>
      <PageTitle title={t("title")} />
      <PageHeader title={t("title")} />
      <p>{t("body")}</p>
      <p>{t("hint")}</p>
      <ButtonLink href={`/${locale}`}>{t("home")}</ButtonLink>
    </>
  );
}
