"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";

type CopyToIntakeProps = {
  applicationId: string;
  intakes: readonly { id: string; name: string }[];
};

/** After an ending nothing written is lost: the answers begin a new draft in an intake that is open. */
export function CopyToIntake({ applicationId, intakes }: CopyToIntakeProps) {
  const t = useTranslations("apply.copy");
  const locale = useLocale();
  const router = useRouter();
  const { run, pending, problem } = useAction(
    (_context, intakeId: string) =>
      request<{ id: string }>("POST", `/api/applications/${applicationId}/copy`, { intakeId }),
    ({ id }) => router.push(`/${locale}/applications/${id}`),
  );
  return (
    <Section title={t("title")} intro={t(intakes.length > 0 ? "intro" : "none")}>
      <ProblemBanner problem={problem} />
      <Cluster>
        {intakes.map(({ id, name }) => (
          <Button key={id} pending={pending} onClick={() => void run(id)}>
            {t("button", { intake: name })}
          </Button>
        ))}
      </Cluster>
    </Section>
  );
}
