import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { TabsNav } from "@/components/ui/tabs-nav";
import { readersAddress, trailAddress } from "./trail-address";

/** The two views of the trail, and its heads to take away. */
export function TrailTabs({ current }: { current: "events" | "readers" }) {
  const t = useTranslations("audit.tabs");
  const locale = useLocale();
  return (
    <TabsNav
      label={t("label")}
      items={[
        { href: trailAddress(locale, {}), label: t("events"), current: current === "events" },
        { href: readersAddress(locale, {}), label: t("readers"), current: current === "readers" },
      ]}
      trailing={
        <ButtonLink href="/api/audit/anchors" data-hard size="small">
          {t("anchors")}
        </ButtonLink>
      }
    />
  );
}
