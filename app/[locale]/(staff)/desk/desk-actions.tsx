import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import type { ListFacets } from "@/lib/applications/queries/list-facets";
import type { Audience, ListQuery } from "@/lib/applications/schema";

type DeskActionsProps = {
  audience: Audience;
  role: string | undefined;
  query: ListQuery;
  facets: ListFacets;
  here: string;
};

/** Where the work on many applications goes on: import, assignment and panel of the intake in view. */
export function DeskActions({ audience, role, query, facets, here }: DeskActionsProps) {
  const t = useTranslations("desk.list");
  const intake =
    facets.intakes.find(({ slug }) => slug === query.intake)?.slug ??
    (facets.intakes.length === 1 ? facets.intakes[0]?.slug : undefined);
  const runsReviews = role === "programme_manager" || role === "partner_lead";
  return (
    <>
      {audience === "staff" ? <ButtonLink href={`${here}/import`}>{t("import")}</ButtonLink> : null}
      {intake && runsReviews ? (
        <>
          <ButtonLink href={`${here}/intakes/${intake}/panel`}>{t("panel")}</ButtonLink>
          <ButtonLink tone="primary" href={`${here}/intakes/${intake}/assign`}>
            {t("assign")}
          </ButtonLink>
        </>
      ) : null}
    </>
  );
}
