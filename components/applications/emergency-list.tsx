import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardColumn } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusBadge } from "@/components/ui/status-badge";
import type { EmergencyView } from "@/lib/applications/schema";
import { formatDateTime } from "@/lib/i18n/format";
import { EmergencyActions } from "./emergency-actions";

const tones = { asked: "wait", open: "go", over: "idle" } as const;

/** Emergencies, each with why, who, until when, and what the reader may do. */
export function EmergencyList({ items }: { items: readonly EmergencyView[] }) {
  const t = useTranslations("applications.emergency");
  const locale = useLocale();
  const at = (moment: string) => formatDateTime(moment, locale);
  return (
    <CardColumn>
      {items.map((item) => (
        <Card key={item.id} title={item.reference} level={3} attention={item.mayConfirm}>
          <p>
            <StatusBadge tone={tones[item.standing]}>{t(`standings.${item.standing}`)}</StatusBadge>
          </p>
          <DescriptionList
            items={[
              { term: t("reason"), description: item.reason },
              {
                term: t("askedBy"),
                description: t("by", { name: item.askedBy, at: at(item.askedAt) }),
              },
              {
                term: t("confirmedBy"),
                description: item.confirmedBy ?? <span className="quiet">{t("nobodyYet")}</span>,
              },
              ...(item.standing === "over"
                ? []
                : [{ term: t("until"), description: at(item.until) }]),
            ]}
          />
          {item.applicationId ? (
            <p>
              <ButtonLink tone="primary" href={`/${locale}/emergency/${item.applicationId}`}>
                {t("read")}
              </ButtonLink>
            </p>
          ) : null}
          <EmergencyActions
            id={item.id}
            reference={item.reference}
            isMine={item.isMine}
            isOpen={item.standing === "open"}
            mayConfirm={item.mayConfirm}
            mayEnd={item.mayEnd}
          />
        </Card>
      ))}
    </CardColumn>
  );
}
