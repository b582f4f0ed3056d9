"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request, type Result } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ChipChoice } from "@/components/ui/chip-choice";
import { Cluster } from "@/components/ui/cluster";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import type { TeamRole } from "@/lib/startups/schema";
import { shownStatement } from "./shown-statement";

export type StartStartup = {
  id: string;
  displayName: string;
  role: TeamRole;
  membershipId: string;
  acting: boolean;
};

type StartFormProps = {
  intake: { id: string; slug: string };
  startups: readonly StartStartup[];
};

/** The startup's membership is chosen first where another one is acting: permissions follow one membership. */
async function begin(
  intakeId: string,
  startup: StartStartup,
  language: string,
): Promise<Result<{ id: string }>> {
  if (!startup.acting) {
    const { membershipId } = startup;
    const chosen = await request<object>(
      "POST",
      "/api/me/membership",
      { membershipId },
      { goesOn: true },
    );
    if (!chosen.ok) return chosen;
  }
  return request("POST", "/api/applications", {
    intakeId,
    startupId: startup.id,
    statement: shownStatement(language),
  });
}

export function StartForm({ intake, startups }: StartFormProps) {
  const t = useTranslations("apply.start");
  const locale = useLocale();
  const router = useRouter();
  const [chosenId, setChosenId] = useState(
    (startups.find(({ acting }) => acting) ?? startups[0])?.id ?? "",
  );
  const [begun, setBegun] = useState(false);
  const chosen = startups.find(({ id }) => id === chosenId);
  const { run, pending, problem } = useAction(
    (_context, startup: StartStartup) => begin(intake.id, startup, locale),
    ({ id }) => {
      setBegun(true);
      router.push(`/${locale}/applications/${id}`);
      router.refresh();
    },
  );
  const add = `/${locale}/startups/new?next=${encodeURIComponent(`/apply/${intake.slug}`)}`;
  if (!chosen)
    return (
      <>
        <p>{t("none")}</p>
        <Cluster>
          <ButtonLink href={add} tone="primary">
            {t("add")}
          </ButtonLink>
        </Cluster>
      </>
    );
  const isOwner = chosen.role === "owner";
  return (
    <>
      {startups.length > 1 ? (
        <ChipChoice
          id="startup"
          kind="one"
          name="startup"
          label={t("who")}
          labelHidden
          options={startups.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          value={[chosen.id]}
          onChange={([id]) => setChosenId(id ?? chosen.id)}
        />
      ) : (
        <p>{t("only", { startup: chosen.displayName })}</p>
      )}
      {isOwner ? null : <p>{t("ownerOnly", { startup: chosen.displayName })}</p>}
      <ProblemBanner problem={problem} onRetry={() => void run(chosen)} />
      <Cluster>
        {isOwner ? (
          <Button
            data-testid="begin"
            tone="primary"
            pending={pending || begun}
            onClick={() => void run(chosen)}
          >
            {t("begin")}
          </Button>
        ) : null}
        <ButtonLink href={add}>{t("add")}</ButtonLink>
      </Cluster>
    </>
  );
}
