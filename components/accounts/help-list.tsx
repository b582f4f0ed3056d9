import { useLocale, useTranslations } from "next-intl";
import { Card, CardColumn } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusBadge } from "@/components/ui/status-badge";
import type { AssistedSignInView } from "@/lib/accounts/schema";
import { formatDateTime } from "@/lib/i18n/format";
import { HelpActions } from "./help-actions";

const tones = {
  asked: "wait",
  confirmed: "wait",
  shown: "wait",
  used: "go",
  over: "idle",
} as const;

/** Helped sign-ins, each with who, by whom, how checked, and what the reader may do. */
export function HelpList({ items }: { items: readonly AssistedSignInView[] }) {
  const t = useTranslations("accounts.help");
  const locale = useLocale();
  const at = (moment: string) => formatDateTime(moment, locale);
  return (
    <CardColumn>
      {items.map((item) => (
        <Card key={item.id} title={item.email} level={3} attention={item.mayConfirm}>
          <p>
            <StatusBadge tone={item.stoppedByContact ? "no" : tones[item.standing]}>
              {item.stoppedByContact ? t("standings.stopped") : t(`standings.${item.standing}`)}
            </StatusBadge>
          </p>
          <DescriptionList
            items={[
              { term: t("reference"), description: item.reference },
              { term: t("reason"), description: item.reason },
              {
                term: t("askedBy"),
                description: t("by", { name: item.askedBy, at: at(item.askedAt) }),
              },
              {
                term: t("confirmedBy"),
                description: item.confirmedBy ?? <span className="quiet">{t("nobodyYet")}</span>,
              },
              ...(item.usedAt ? [{ term: t("usedAt"), description: at(item.usedAt) }] : []),
              ...(item.standing === "over" || item.standing === "used"
                ? []
                : [{ term: t("until"), description: at(item.until) }]),
            ]}
          />
          <HelpActions
            id={item.id}
            email={item.email}
            standing={item.standing}
            mayConfirm={item.mayConfirm}
            mayShow={item.mayShow}
            mayEnd={item.mayEnd}
          />
        </Card>
      ))}
    </CardColumn>
  );
}
