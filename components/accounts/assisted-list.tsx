import { useLocale, useTranslations } from "next-intl";
import { SecondPersonList } from "@/components/ui/second-person/second-person-list";
import type { AssistedSignInView } from "@/lib/accounts/schema";
import { formatDateTime } from "@/lib/i18n/format";
import { AssistedActions } from "./assisted-actions";

const tones = {
  asked: "wait",
  confirmed: "wait",
  shown: "wait",
  used: "go",
  over: "idle",
} as const;

/** Assisted sign-ins: whose, where each stands, until when, and what the reader may do. */
export function AssistedList({ items }: { items: readonly AssistedSignInView[] }) {
  const t = useTranslations("accounts.assistedDesk");
  const locale = useLocale();
  const at = (moment: string) => formatDateTime(moment, locale);
  const rowOf = (item: AssistedSignInView) => ({
    title: item.email,
    badge: item.stoppedByContact
      ? { tone: "no" as const, label: t("standings.stopped") }
      : { tone: tones[item.standing], label: t(`standings.${item.standing}`) },
    reasonTerm: t("reason"),
    first: [{ term: t("reference"), description: item.reference }],
    last: [
      ...(item.usedAt ? [{ term: t("usedAt"), description: at(item.usedAt) }] : []),
      ...(item.standing === "over" || item.standing === "used"
        ? []
        : [{ term: t("until"), description: at(item.until) }]),
    ],
    actions: (
      <AssistedActions
        id={item.id}
        email={item.email}
        standing={item.standing}
        mayConfirm={item.mayConfirm}
        mayShow={item.mayShow}
        mayEnd={item.mayEnd}
      />
    ),
  });
  return <SecondPersonList items={items} rowOf={rowOf} />;
}
