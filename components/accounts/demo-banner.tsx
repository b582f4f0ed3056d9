import { useTranslations } from "next-intl";
import styles from "./demo-banner.module.css";

/** Says on every page that nothing here is real, and where the mails went. */
export function DemoBanner({ locale }: { locale: string }) {
  const t = useTranslations("accounts.demo");
  return (
    <aside className={styles.banner} aria-label={t("label")} data-no-print>
      <span>{t("sentence")}</span> <a href={`/${locale}/outbox`}>{t("outbox")}</a>{" "}
      <a href={`/${locale}/sign-in`}>{t("people")}</a>
    </aside>
  );
}
