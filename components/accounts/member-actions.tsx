"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";

type MemberActionsProps = {
  membershipId: string;
  name: string;
  /** In the reader's words. */
  role: string;
  deputy: boolean;
  mayConfirm: boolean;
  mayEnd: boolean;
  mayNameDeputy: boolean;
};

/** What may be done about one membership: the second person's yes, deputy, end. */
export function MemberActions(props: MemberActionsProps) {
  const { membershipId, name, role, deputy } = props;
  const t = useTranslations("accounts.people");
  const router = useRouter();
  const announce = useAnnounce();
  const [isEnding, setEnding] = useState(false);
  const url = `/api/memberships/${membershipId}`;
  const done = (sentence: string) => () => {
    setEnding(false);
    announce(sentence);
    router.refresh();
  };
  const confirm = useAction(() => request("POST", `${url}/confirm`), done(t("confirmed")));
  const end = useAction(
    () => request("DELETE", url, undefined, { goesOn: true }),
    done(t("ended")),
  );
  const deputise = useAction(
    () => request("PUT", `${url}/deputy`, { deputy: !deputy }),
    done(t("deputyChanged")),
  );
  const labelled = (action: string) => ({ "aria-label": t("actionOn", { action, name }) });
  return (
    <>
      <Cluster>
        {props.mayConfirm ? (
          <Button
            size="small"
            tone="primary"
            pending={confirm.pending}
            {...labelled(t("confirm"))}
            onClick={() => void confirm.run()}
          >
            {t("confirm")}
          </Button>
        ) : null}
        {props.mayNameDeputy ? (
          <Button
            size="small"
            pending={deputise.pending}
            {...labelled(deputy ? t("removeDeputy") : t("nameDeputy"))}
            onClick={() => void deputise.run()}
          >
            {deputy ? t("removeDeputy") : t("nameDeputy")}
          </Button>
        ) : null}
        {props.mayEnd ? (
          <Button size="small" {...labelled(t("end"))} onClick={() => setEnding(true)}>
            {t("end")}
          </Button>
        ) : null}
      </Cluster>
      <ProblemBanner problem={confirm.problem ?? deputise.problem} />
      <ConfirmDialog
        opened={isEnding}
        onClose={() => setEnding(false)}
        title={t("endTitle")}
        confirmLabel={t("endConfirm")}
        tone="danger"
        pending={end.pending}
        problem={end.problem}
        onConfirm={() => void end.run()}
      >
        <p>{t("endBody", { name, role })}</p>
      </ConfirmDialog>
    </>
  );
}
