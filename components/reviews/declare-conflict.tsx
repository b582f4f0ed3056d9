"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { DeclineAssignment } from "./decline-assignment";

type DeclareConflictProps = {
  assignmentId: string;
  startup: string;
  /** card: before the application opens; late: while reviewing or after filing. */
  moment: "card" | "late" | "filed";
};

/** The declaration: none opens the application, a conflict closes it for good, declining gives it back. */
export function DeclareConflict({ assignmentId, startup, moment }: DeclareConflictProps) {
  const t = useTranslations("reviews.declare");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const answer = (value: "none" | "declared") =>
    request("POST", `/api/assignments/${assignmentId}/conflict`, { answer: value });
  const accept = useAction(
    () => answer("none"),
    () => {
      announce(t("opened"));
      router.refresh();
    },
  );
  const declare = useAction(
    () => answer("declared"),
    () => {
      announce(t("declared"));
      router.push(`/${locale}/reviews`);
      router.refresh();
    },
  );
  return (
    <>
      <ProblemBanner problem={accept.problem} />
      <Cluster>
        {moment === "card" ? (
          <Button tone="primary" pending={accept.pending} onClick={() => void accept.run()}>
            {t("none")}
          </Button>
        ) : null}
        <Button onClick={() => setAsking(true)}>{t(moment === "card" ? "some" : "late")}</Button>
        {moment === "filed" ? null : (
          <DeclineAssignment assignmentId={assignmentId} startup={startup} />
        )}
      </Cluster>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("title", { startup })}
        confirmLabel={t("confirm")}
        tone="danger"
        pending={declare.pending}
        problem={declare.problem}
        onConfirm={() => void declare.run()}
      >
        <p>{t(moment === "filed" ? "consequencesFiled" : "consequences")}</p>
      </ConfirmDialog>
    </>
  );
}
