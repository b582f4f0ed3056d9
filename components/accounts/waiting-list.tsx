import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locales";
import { actAsPath, type WaitingElsewhere } from "@/lib/tasks/waiting";

type WaitingListProps = { items: readonly WaitingElsewhere[]; locale: Locale };

/** What waits under other memberships, each named; a link leads to the page that asks to act under it. */
export function WaitingList({ items, locale }: WaitingListProps) {
  const t = useTranslations("accounts.waiting");
  return (
    <Notice title={t("title")}>
      <ul data-testid="waiting-elsewhere">
        {items.map(({ kind, count, membershipId, membership, path }) => (
          <li key={`${membershipId} ${kind}`}>
            <a href={`/${locale}${actAsPath(membershipId, path)}`}>{t(kind, { count })}</a>{" "}
            <span className="quiet">{t("under", { membership })}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
