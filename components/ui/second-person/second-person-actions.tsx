"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { request } from "@/components/ui/api-client";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Cluster } from "@/components/ui/cluster";
import { useAnnounce } from "@/components/ui/live-region";

type Step = { title: string; body: string; done: string };

type SecondPersonActionsProps = {
  url: string;
  /** Whom or what it is about: heard with each button. */
  subject: string;
  /** The second person's yes; null where the reader may not give it. */
  confirm: Step | null;
  /** Refuse, take back or end it; null where there is nothing to end. */
  end: (Step & { isLoss: boolean }) | null;
  /** Where to go afterwards; the same page where nothing is said. */
  onwards?: string;
  /** What a kind adds between the two. */
  children?: ReactNode;
};

/** The second person's yes, and the end by either. */
export function SecondPersonActions(props: SecondPersonActionsProps) {
  const { url, subject, confirm, end, onwards, children } = props;
  const t = useTranslations("ui.secondPerson");
  const router = useRouter();
  const announce = useAnnounce();
  const say = (sentence: string) => {
    announce(sentence);
    if (onwards) router.push(onwards);
    router.refresh();
  };
  const named = (action: string) => ({
    label: action,
    spoken: t("actionOn", { action, subject }),
  });
  return (
    <Cluster>
      {confirm ? (
        <ConfirmButton
          {...named(t("confirm"))}
          tone="primary"
          title={confirm.title}
          request={() => request("POST", `${url}/confirm`)}
          onDone={() => say(confirm.done)}
        >
          <p>{confirm.body}</p>
        </ConfirmButton>
      ) : null}
      {children}
      {end ? (
        <ConfirmButton
          {...named(end.title)}
          isLoss={end.isLoss}
          title={end.title}
          request={() => request("DELETE", url)}
          onDone={() => say(end.done)}
        >
          <p>{end.body}</p>
        </ConfirmButton>
      ) : null}
    </Cluster>
  );
}
