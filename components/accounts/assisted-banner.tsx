import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/i18n/format";
import styles from "./demo-banner.module.css";

/** Says on every page of an assisted session what it cannot do, and until when it lasts. */
export function AssistedBanner({ until }: { until: string }) {
  const t = useTranslations("accounts.assisted");
  const locale = useLocale();
  return (
    <aside className={styles.banner} aria-label={t("label")} data-no-print>
      <span>
        <b>{t("label")}.</b> {t("banner", { until: formatDateTime(until, locale) })}
      </span>
    </aside>
  );
}
