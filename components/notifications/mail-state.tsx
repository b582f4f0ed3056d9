import { useLocale, useTranslations } from "next-intl";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import { formatDateTime } from "@/lib/i18n/format";
import type { MailRow, MailStateName } from "@/lib/notifications/schema";

const tones: Record<MailStateName, StatusTone> = {
  held: "wait",
  queued: "go",
  sending: "go",
  sent: "ok",
  failed: "no",
  dropped: "idle",
};

/** State of a mail with how often it was tried and when next. */
export function MailState({ mail }: { mail: MailRow }) {
  const t = useTranslations("notifications");
  const locale = useLocale();
  const sub = mail.nextAttemptAt
    ? t("desk.nextAttempt", { time: formatDateTime(mail.nextAttemptAt, locale) })
    : t("desk.attempts", { count: mail.attempts });
  return (
    <StatusBadge tone={tones[mail.state]} sub={mail.state === "held" ? undefined : sub}>
      {t(`states.${mail.state}`)}
    </StatusBadge>
  );
}

/** The server's answer as it came, or our own reason in words. */
export function MailAnswer({ answer }: { answer: string | null }) {
  const t = useTranslations("notifications.answers");
  if (answer === null) return null;
  const own = answer.startsWith("portal.") ? answer.slice("portal.".length) : null;
  if (own !== null && t.has(own as never)) return <span className="quiet">{t(own as never)}</span>;
  return (
    <span className="quiet" lang="en">
      {answer}
    </span>
  );
}
