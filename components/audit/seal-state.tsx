import { useLocale, useTranslations } from "next-intl";
import { Between } from "@/components/ui/between";
import { Notice } from "@/components/ui/notice";
import { StatusBadge } from "@/components/ui/status-badge";
import type { SealView } from "@/lib/audit/schema";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";

/** Up to where the trail is sealed and what the last check found; what is wrong stands out. */
export function SealState({ seal: { sealed, check, waitingSince } }: { seal: SealView }) {
  const t = useTranslations("audit.seal");
  const findings = useTranslations("audit.findings");
  const locale = useLocale();
  if (check?.finding)
    return (
      <Notice tone="bad" title={t("badTitle", { at: formatDateTime(check.at, locale) })}>
        <p>
          {check.event === null
            ? t("badBlock", { block: check.block ?? "" })
            : t("badEvent", { event: check.event })}
          <Between />
          {findings(check.finding)}
        </p>
        <p>{t("badNext")}</p>
      </Notice>
    );
  if (waitingSince !== null)
    return (
      <Notice tone="warn" title={t("lateTitle")}>
        <p>{t("late", { since: formatDateTime(waitingSince, locale) })}</p>
      </Notice>
    );
  if (sealed === null)
    return (
      <p>
        <StatusBadge tone="wait">{t("nothing")}</StatusBadge>
      </p>
    );
  return (
    <p>
      <StatusBadge
        tone={check ? "ok" : "wait"}
        sub={check ? t("checked", { at: formatDateTime(check.at, locale) }) : t("notChecked")}
      >
        {t("sealed", {
          at: formatDateTime(sealed.at, locale),
          events: formatNumber(sealed.events),
          block: formatNumber(sealed.block),
        })}
      </StatusBadge>
    </p>
  );
}
