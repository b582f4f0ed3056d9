"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import { useAction } from "@/components/ui/use-action";
import type { OnboardingView } from "@/lib/decisions/views";
import { formatDate } from "@/lib/i18n/format";
import styles from "./onboarding-list.module.css";

type OnboardingListProps = { view: OnboardingView; locale: string };
type Item = OnboardingView["items"][number];

/** Every line with its owner and date; each party ticks its own. */
export function OnboardingList({ view, locale }: OnboardingListProps) {
  const t = useTranslations("decisions.onboarding");
  const router = useRouter();
  const announce = useAnnounce();
  const tick = useAction(
    (_context, item: Item) =>
      request<{ doneAt: string | null }>(
        "PUT",
        `/api/applications/${view.applicationId}/onboarding/${item.id}`,
        { done: item.doneAt === null },
      ),
    ({ doneAt }) => {
      announce(t(doneAt ? "ticked" : "unticked"));
      router.refresh();
    },
  );
  const owners = { startup: view.startup, ...view.organisations };
  return (
    <Section title={t("list")}>
      <ProblemBanner problem={tick.problem} />
      <ol className={styles.list}>
        {view.items.map((item) => (
          <li key={item.id}>
            <div className={styles.words}>
              <b>{item.label}</b> <span className="quiet">{owners[item.owner]}</span>
            </div>
            <Standing item={item} locale={locale} />
            {item.owner === view.ticks && item.key !== "agreement_signed" ? (
              <Button
                size="small"
                aria-label={`${t(item.doneAt ? "untick" : "tick")}: ${item.label}`}
                pending={tick.pending}
                onClick={() => void tick.run(item)}
              >
                {t(item.doneAt ? "untick" : "tick")}
              </Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Standing({ item, locale }: { item: Item; locale: string }) {
  const t = useTranslations("decisions.onboarding");
  if (item.doneAt)
    return (
      <StatusBadge tone="ok">{t("done", { at: formatDate(item.doneAt, locale) })}</StatusBadge>
    );
  const due = item.dueAt ? formatDate(item.dueAt, locale) : "–";
  return item.isLate ? (
    <StatusBadge tone="no">{t("late", { due })}</StatusBadge>
  ) : (
    <StatusBadge tone="wait">{t("due", { due })}</StatusBadge>
  );
}
