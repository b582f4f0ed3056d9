"use client";

import { useState, type ReactNode } from "react";
import { Button } from "./button";
import { ConfirmDialog } from "./confirm-dialog";
import type { Result } from "./api-client";
import { OwnSignInButton } from "./own-sign-in";
import { useAction } from "./use-action";

type ConfirmButtonProps<T> = {
  /** Names the act. */
  label: string;
  /** Heard instead of the label, where several buttons of one name stand on a page. */
  spoken?: string;
  /** Of the button; the dialog's own is danger or primary. */
  tone?: "default" | "primary";
  /** What may get lost: asked for in red. */
  isLoss?: boolean;
  /** Needs one's own sign-in: closed, with the reason, where staff helped to sign in. */
  ownSignIn?: boolean;
  title: string;
  /** On the dialog's button; the label where nothing else is said. */
  confirmLabel?: string;
  /** Must be typed before the act. */
  requireName?: string;
  /** What is done or lost, by name. */
  children: ReactNode;
  request: () => Promise<Result<T>>;
  onDone: (data: T) => void;
};

/** A button whose act is asked about first: the question, the request, its problem beside it. */
export function ConfirmButton<T>(props: ConfirmButtonProps<T>) {
  const { label, spoken, tone = "default", isLoss = false, children } = props;
  const [opened, setOpened] = useState(false);
  const { run, pending, problem, clear } = useAction(props.request, (data: T) => {
    setOpened(false);
    props.onDone(data);
  });
  const Act = props.ownSignIn ? OwnSignInButton : Button;
  return (
    <>
      <Act
        tone={tone}
        {...(spoken ? { "aria-label": spoken } : {})}
        onClick={() => {
          clear();
          setOpened(true);
        }}
      >
        {label}
      </Act>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={props.title}
        confirmLabel={props.confirmLabel ?? label}
        tone={isLoss ? "danger" : "primary"}
        requireName={props.requireName}
        pending={pending}
        problem={problem}
        onConfirm={() => void run()}
      >
        {children}
      </ConfirmDialog>
    </>
  );
}
