"use client";

import { useLocale, useTranslations } from "next-intl";
import type { BaseSyntheticEvent } from "react";
import { z } from "zod";
import { request, type Problem } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { Notice } from "@/components/ui/notice";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";

const mine = z.array(z.object({ id: z.string(), name: z.string(), membershipId: z.string() }));
type Mine = z.infer<typeof mine>[number];

const another = "another";

/** Whether a form was sent by the button that makes another startup all the same. */
export function asksForAnother(event: BaseSyntheticEvent | undefined): boolean {
  const sent: unknown = event?.nativeEvent;
  return sent instanceof SubmitEvent && sent.submitter?.getAttribute("name") === another;
}

/** Asks, where a new startup looks like one that the person has: open that one, or make another. */
export function AlreadyYours({ problem, pending }: { problem: Problem | null; pending: boolean }) {
  const t = useTranslations("apply.startup");
  const locale = useLocale();
  const act = useAction(async (_context, { membershipId, id }: Mine) => {
    const answer = await request("POST", "/api/me/membership", { membershipId });
    if (answer.ok) window.location.assign(`/${locale}/startups/${id}`);
    return answer;
  });
  if (problem?.code !== "startups.already_yours") return null;
  const found = mine.safeParse(problem.body.mine).data ?? [];
  return (
    <Notice title={t("alreadyYours")}>
      <Cluster>
        {found.map((startup) => (
          <Button
            key={startup.id}
            tone="primary"
            pending={act.pending}
            onClick={() => void act.run(startup)}
          >
            {t("openMine", { name: startup.name })}
          </Button>
        ))}
        <Button type="submit" name={another} pending={pending}>
          {t("another")}
        </Button>
      </Cluster>
      <ProblemBanner problem={act.problem} />
    </Notice>
  );
}
