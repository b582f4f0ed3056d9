import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { Audience, ListView } from "@/lib/applications/schema";

type DeskEmptyProps = { isNarrowed: boolean; view: ListView; audience: Audience; here: string };

/** Nothing to show: because of the search, because of the tab, or because nothing has come in yet. */
export function DeskEmpty({ isNarrowed, view, audience, here }: DeskEmptyProps) {
  const t = useTranslations("desk.list");
  if (isNarrowed)
    return (
      <EmptyState
        title={t("noResultTitle")}
        action={<ButtonLink href={here}>{t("clear")}</ButtonLink>}
      >
        {t("noResult")}
      </EmptyState>
    );
  if (view !== "all") return <EmptyState title={t("emptyTab")} />;
  return (
    <EmptyState
      title={t("emptyTitle")}
      action={
        audience === "staff" ? <ButtonLink href={`${here}/import`}>{t("import")}</ButtonLink> : null
      }
    >
      {t(audience === "staff" ? "emptyStaff" : "emptyPartner")}
    </EmptyState>
  );
}
