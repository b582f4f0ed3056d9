import { useTranslations } from "next-intl";
import { Meter } from "@/components/ui/meter";
import { NextStep } from "@/components/ui/next-step";
import type { OnboardingView } from "@/lib/decisions/views";
import { formatDate } from "@/lib/i18n/format";

/** What comes next: the reader's own first open line, else whose turn it is. */
export function OnboardingNext({ view, locale }: { view: OnboardingView; locale: string }) {
  const t = useTranslations("decisions.onboarding");
  const total = view.items.length;
  const open = view.items
    .filter((item) => item.doneAt === null)
    .toSorted((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0));
  const done = total - open.length;
  const own = open.find((item) => item.owner === view.ticks);
  const next = own ?? open[0];
  const due = next?.dueAt ? formatDate(next.dueAt, locale) : "";
  const owners = { startup: view.startup, ...view.organisations };
  return (
    <>
      <NextStep narrow>
        {next === undefined
          ? t("allDone")
          : own
            ? t(own.isLate ? "nextLate" : "next", { label: own.label, due, done, total })
            : t("nextOther", { label: next.label, owner: owners[next.owner], due, done, total })}
      </NextStep>
      <div style={{ maxWidth: "var(--measure)" }}>
        <Meter
          label={t("progress")}
          value={done}
          max={total}
          text={t("progressText", { done, total })}
        />
      </div>
    </>
  );
}
