"use client";

import { useLocale, useTranslations } from "next-intl";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";

type ActAsProps = {
  membership: { id: string; words: string };
  /** Where to go then, without language. */
  next: string;
};

/** The one button that changes under which membership one acts: a link alone never does. */
export function ActAs({ membership, next }: ActAsProps) {
  const t = useTranslations("accounts.actAs");
  const locale = useLocale();
  const { run, pending, problem } = useAction(
    () => request("POST", "/api/me/membership", { membershipId: membership.id }),
    () => window.location.assign(`/${locale}${next}`),
  );
  return (
    <>
      <ProblemBanner problem={problem} />
      <Cluster>
        <Button tone="primary" pending={pending} onClick={() => void run()} data-testid="act-as">
          {t("button", { membership: membership.words })}
        </Button>
        <ButtonLink href={`/${locale}/home`} data-hard>
          {t("stay")}
        </ButtonLink>
      </Cluster>
    </>
  );
}
