"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextAreaField } from "@/components/ui/fields";
import { useAnnounce } from "@/components/ui/live-region";
import { OwnSignInButton } from "@/components/ui/own-sign-in";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { useAction } from "@/components/ui/use-action";
import { textLimits } from "@/lib/releases/schema";

type ReleaseActProps = {
  /** Names the act. */
  label: string;
  /** What it is done to, for those who hear the button alone. */
  about?: string;
  url: string;
  method?: "POST" | "DELETE";
  body?: Record<string, unknown>;
  /** Said when it is done. */
  done: string;
  /** Where to go then; else the page is read again. */
  next?: string;
  tone?: "default" | "primary" | "danger" | "quiet";
  size?: "small" | "medium";
  /** Needs one's own sign-in: closed, with the reason, where staff helped to sign in. */
  ownSignIn?: boolean;
  /** Asked before; without it the click is the act. */
  confirm?: { title: string; text: ReactNode; label: string; reasonLabel?: string };
};

/** One act on a release: a button, a question where it matters, the request, and the page read again. */
export function ReleaseAct(props: ReleaseActProps) {
  const { label, about, url, method = "POST", body, done, next, confirm } = props;
  const Act = props.ownSignIn ? OwnSignInButton : Button;
  const t = useTranslations("releases");
  const router = useRouter();
  const announce = useAnnounce();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const act = useAction(
    () => {
      const said = confirm?.reasonLabel && reason.trim() !== "" ? { reason: reason.trim() } : {};
      const sent = body || confirm?.reasonLabel ? { ...body, ...said } : undefined;
      return request(method, url, sent);
    },
    () => {
      setOpened(false);
      setReason("");
      announce(done);
      if (next) router.push(next);
      else router.refresh();
    },
  );
  return (
    <>
      <Act
        tone={props.tone ?? "default"}
        size={props.size ?? "medium"}
        pending={!confirm && act.pending}
        onClick={() => {
          act.clear();
          if (confirm) setOpened(true);
          else void act.run();
        }}
      >
        {label}
        {about ? <span className="sr-only">{`${t("colon")}${about}`}</span> : null}
      </Act>
      {confirm ? (
        <ConfirmDialog
          opened={opened}
          onClose={() => setOpened(false)}
          title={confirm.title}
          confirmLabel={confirm.label}
          tone={props.tone === "danger" ? "danger" : "primary"}
          pending={act.pending}
          problem={act.problem}
          onConfirm={() => void act.run()}
        >
          <p>{confirm.text}</p>
          {confirm.reasonLabel ? (
            <TextAreaField
              id={`reason-${url.replace(/\W+/g, "-")}`}
              label={confirm.reasonLabel}
              optional
              rows={3}
              limit={textLimits.reason}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          ) : null}
        </ConfirmDialog>
      ) : (
        <ProblemBanner problem={act.problem} />
      )}
    </>
  );
}
