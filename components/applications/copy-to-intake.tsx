"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import { CollectionStatement } from "./collection-statement";
import { shownStatement } from "./shown-statement";

type CopyTarget = {
  id: string;
  name: string;
  programme: { lead: string; partner: string };
};

type CopyToIntakeProps = {
  applicationId: string;
  intakes: readonly CopyTarget[];
};

/**
 * After an ending nothing written is lost: the answers begin a new draft in an intake that is open, after its own
 * collection statement was shown.
 */
export function CopyToIntake({ applicationId, intakes }: CopyToIntakeProps) {
  const t = useTranslations("apply.copy");
  const locale = useLocale();
  const router = useRouter();
  const [target, setTarget] = useState<CopyTarget | null>(null);
  const { run, pending, problem } = useAction(
    (_context, intakeId: string) =>
      request<{ id: string }>("POST", `/api/applications/${applicationId}/copy`, {
        intakeId,
        statement: shownStatement(locale),
      }),
    ({ id }) => router.push(`/${locale}/applications/${id}`),
  );
  return (
    <Section title={t("title")} intro={t(intakes.length > 0 ? "intro" : "none")}>
      <Cluster>
        {intakes.map((intake) => (
          <Button key={intake.id} onClick={() => setTarget(intake)}>
            {t("button", { intake: intake.name })}
          </Button>
        ))}
      </Cluster>
      <ConfirmDialog
        opened={target !== null}
        onClose={() => setTarget(null)}
        title={t("button", { intake: target?.name ?? "" })}
        confirmLabel={t("confirm")}
        pending={pending}
        problem={problem}
        onConfirm={() => {
          if (target) void run(target.id);
        }}
      >
        {target ? (
          <CollectionStatement
            lead={target.programme.lead}
            partner={target.programme.partner}
            level={3}
          />
        ) : null}
      </ConfirmDialog>
    </Section>
  );
}
