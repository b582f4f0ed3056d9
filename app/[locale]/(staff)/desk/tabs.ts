import type { getTranslations } from "next-intl/server";
import type { TabLink } from "@/components/ui/tabs-nav";
import type { Audience, ListView } from "@/lib/applications/schema";

/** The tabs with the counts that obey the policy; a partner takes nothing up, so nothing is "mine". */
export function tabsOf(
  counts: Record<ListView, number>,
  audience: Audience,
  href: (view: ListView) => string,
  current: ListView,
  t: Awaited<ReturnType<typeof getTranslations<"desk.list">>>,
): TabLink[] {
  const views: ListView[] =
    audience === "staff"
      ? ["all", "waiting_for_us", "waiting_for_startup", "differ", "mine", "ended"]
      : ["all", "waiting_for_us", "waiting_for_startup", "differ", "ended"];
  return views.map((view) => ({
    href: href(view),
    label: t(`view.${view}`),
    // What ended for the partner is counted on its own tab only, from what it kept.
    count:
      view === "ended" && audience === "partner" && current !== "ended" ? undefined : counts[view],
    current: view === current,
  }));
}
