import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "./button-link";

/** What stands on a page that is not there. */
export function LostPage() {
  const t = useTranslations("ui.notFound");
  const locale = useLocale();
  return (
    <>
      <h1>{t("title")}</h1>
      <p>{t("body")}</p>
      <p>{t("hint")}</p>
      <ButtonLink href={`/${locale}`}>{t("home")}</ButtonLink>
    </>
  );
}
