"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { LostPage } from "@/components/ui/lost-page";
import { PageHeader } from "@/components/ui/page-header";
import { PageShell } from "@/components/ui/page-shell";
import { PageTitle } from "@/components/ui/page-title";
import { belongTo } from "@/components/ui/page-owner";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";

type Opening = { id: string; words: string };
type Openings = { owner: string; items: Opening[] };

/** Under which other memberships of the reader this address opens; none until that is known, and for a visitor. */
function useOpenings(): readonly Opening[] {
  const [openings, setOpenings] = useState<readonly Opening[]>([]);
  useEffect(() => {
    const query = new URLSearchParams({ path: window.location.pathname });
    const url = `/api/me/openings?${query.toString()}`;
    void request<Openings>("GET", url, undefined, { asWhoever: true }).then((result) => {
      if (!result.ok) return undefined;
      if (!belongTo(result.data.owner)) return window.location.reload();
      return setOpenings(result.data.items);
    });
  }, []);
  return openings;
}

/**
 * The page "not found", or, where another membership of one's own opens the address, the offer to act under that one.
 * A client component, because Next sends it along with every page: nothing is asked until it stands there.
 */
export function LostOrElsewhere() {
  const openings = useOpenings();
  return openings.length > 0 ? <Elsewhere openings={openings} /> : <LostPage />;
}

function Elsewhere({ openings }: { openings: readonly Opening[] }) {
  const t = useTranslations("ui.elsewhere");
  const locale = useLocale();
  const { run, pending, problem } = useAction(
    (_context, membershipId: string) => request("POST", "/api/me/membership", { membershipId }),
    () => window.location.reload(),
  );
  return (
    <PageShell nav={[]} width="text" signInHref={null}>
      <PageTitle title={t("title")} />
      <PageHeader title={t("title")} />
      {openings.map(({ id, words }) => (
        <section key={id} data-testid="opens-elsewhere">
          <p>{t("body", { membership: words })}</p>
          <Button tone="primary" pending={pending} onClick={() => void run(id)}>
            {t("open", { membership: words })}
          </Button>
        </section>
      ))}
      <ProblemBanner problem={problem} />
      <p style={{ marginTop: 24 }}>{t("after")}</p>
      <Cluster>
        <ButtonLink href={`/${locale}/home`} data-hard>
          {t("stay")}
        </ButtonLink>
      </Cluster>
    </PageShell>
  );
}
