"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import type { MailRow } from "@/lib/notifications/schema";

type Act = "retry" | "release" | "drop";

type MailActionsProps = {
  id: string;
  actions: MailRow["actions"];
  /** What kind of mail it is, and for whom, in words. */
  kind: string;
  name: string;
};

/** Send again, release, give up: what may be done with one mail now. */
export function MailActions({ id, actions, kind, name }: MailActionsProps) {
  const t = useTranslations("notifications.desk");
  const router = useRouter();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<"release" | "drop" | null>(null);
  const { run, pending, problem, clear } = useAction(
    (_context, act: Act) => request<{ id: string }>("POST", `/api/mail/${id}/${act}`),
    () => {
      announce(t(asking === "release" ? "released" : asking === "drop" ? "dropped" : "retried"));
      setAsking(null);
      router.refresh();
    },
  );
  const ask = (act: "release" | "drop") => {
    clear();
    setAsking(act);
  };
  return (
    <div>
      <Cluster>
        {actions.retry ? (
          <Button size="small" pending={pending && !asking} onClick={() => void run("retry")}>
            {t("retry")}
          </Button>
        ) : null}
        {actions.release ? (
          <Button size="small" tone="primary" onClick={() => ask("release")}>
            {t("release")}
          </Button>
        ) : null}
        {actions.drop ? (
          <Button size="small" tone="quiet" onClick={() => ask("drop")}>
            {t("drop")}
          </Button>
        ) : null}
      </Cluster>
      {asking ? null : <ProblemBanner problem={problem} />}
      <ConfirmDialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t(asking === "release" ? "releaseTitle" : "dropTitle")}
        confirmLabel={t(asking === "release" ? "release" : "drop")}
        tone={asking === "release" ? "primary" : "danger"}
        pending={pending}
        problem={problem}
        onConfirm={() => {
          if (asking) void run(asking);
        }}
      >
        <p>{t(asking === "release" ? "releaseBody" : "dropBody", { kind, name })}</p>
      </ConfirmDialog>
    </div>
  );
}
