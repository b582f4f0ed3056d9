"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request, type Problem } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { wordsOfWindow } from "@/components/ui/leaving/open-words";
import { useAnnounce } from "@/components/ui/live-region";
import { useProblemText } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import styles from "./set-up-form.module.css";

type SetUpActionProps = {
  method?: "POST" | "DELETE";
  url: string;
  body?: unknown;
  label: string;
  tone?: "default" | "primary" | "danger" | "quiet";
  size?: "small" | "medium";
  /** It freezes what the page shows: words that are typed and not saved yet are saved first. */
  freezes?: boolean;
  /** Asked first, for what cannot be taken back. */
  confirm?: { title: string; body: string };
  /** Where to go afterwards; `:id` is the id in the answer. Without it the page is read again. */
  goTo?: string;
  /** Said when it is done. */
  done?: string;
};

/** A button that runs one command of the set-up and shows every reason when it is refused. */
export function SetUpAction(props: SetUpActionProps) {
  const { method = "POST", url, body, label, tone, size, freezes, confirm, goTo, done } = props;
  const t = useTranslations("setup");
  const router = useRouter();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const [isUnsaved, setUnsaved] = useState(false);
  const action = useAction(
    async () => {
      const answer = await request<{ id?: string } | null>(method, url, body);
      // What stands in the way may be what this page does not show yet.
      if (!answer.ok && answer.problem.status === 409) router.refresh();
      return answer;
    },
    (answer) => {
      setAsking(false);
      announce(done ?? t("done"));
      if (goTo) router.push(goTo.replace(":id", answer?.id ?? ""));
      else router.refresh();
    },
  );
  const begin = () => {
    const hasOpenWords = freezes === true && wordsOfWindow.areOpen();
    setUnsaved(hasOpenWords);
    if (hasOpenWords) return;
    if (confirm) setAsking(true);
    else void action.run();
  };
  return (
    <>
      <Button
        // The colour of loss belongs to the act itself, which is confirmed in the dialog.
        tone={tone === "danger" ? "default" : tone}
        size={size}
        pending={action.pending}
        onClick={begin}
      >
        {label}
      </Button>
      <div role="alert">{isUnsaved ? <p>{t("saveFirst")}</p> : null}</div>
      {confirm ? (
        <ConfirmDialog
          opened={asking}
          onClose={() => setAsking(false)}
          title={confirm.title}
          confirmLabel={label}
          tone={tone === "danger" ? "danger" : "primary"}
          pending={action.pending}
          onConfirm={() => void action.run()}
        >
          <p>{confirm.body}</p>
          <Reasons problem={action.problem} />
        </ConfirmDialog>
      ) : (
        <Reasons problem={action.problem} />
      )}
    </>
  );
}

function Reasons({ problem }: { problem: Problem | null }) {
  const text = useProblemText();
  const reasons = Object.entries(problem?.fields ?? {});
  return (
    <div role="alert">
      {problem ? <p>{text(problem)}</p> : null}
      {reasons.length > 0 ? (
        <ul className={styles.problems}>
          {reasons.map(([path, sentence]) => (
            <li key={path}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
