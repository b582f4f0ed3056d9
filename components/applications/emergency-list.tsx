import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { SecondPersonList } from "@/components/ui/second-person/second-person-list";
import type { EmergencyView } from "@/lib/applications/schema";
import { formatDateTime } from "@/lib/i18n/format";
import { EmergencyActions } from "./emergency-actions";

const tones = { asked: "wait", open: "go", over: "idle" } as const;

/** Emergencies: of which application, where each stands, until when, and what the reader may do. */
export function EmergencyList({ items }: { items: readonly EmergencyView[] }) {
  const t = useTranslations("applications.emergency");
  const locale = useLocale();
  const rowOf = (item: EmergencyView) => ({
    title: item.reference,
    badge: { tone: tones[item.standing], label: t(`standings.${item.standing}`) },
    reasonTerm: t("reason"),
    last:
      item.standing === "over"
        ? []
        : [{ term: t("until"), description: formatDateTime(item.until, locale) }],
    actions: (
      <>
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
      </>
    ),
  });
  return <SecondPersonList items={items} rowOf={rowOf} />;
}
