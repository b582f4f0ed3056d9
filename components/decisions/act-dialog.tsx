"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { useAction } from "@/components/ui/use-action";

export interface ActRequest {
  method: "POST" | "PUT";
  url: string;
  body?: unknown;
}

/** One act: its words, and what is sent for it. */
export interface Act {
  /** Names the act, on the button and on the confirmation. */
  label: string;
  /** Said when it is done. */
  done: string;
  danger?: boolean | undefined;
  /** What is sent, read at the moment of confirming. */
  request: () => ActRequest;
  disabled?: boolean | undefined;
  onDone?: (() => void) | undefined;
  /** The fields; gets the server's sentence by field. */
  children: (errors: Record<string, string>) => ReactNode;
}

type ActDialogProps = Act & {
  tone?: "default" | "primary" | "quiet" | undefined;
  size?: "small" | "medium" | undefined;
};

/** A button that asks, sends one request, says so and shows the page as it then is. */
export function ActDialog({ tone = "default", size = "medium", ...act }: ActDialogProps) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button tone={tone} size={size} onClick={() => setOpened(true)}>
        {act.label}
      </Button>
      <ActQuestion {...act} opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}

type ActQuestionProps = Act & { opened: boolean; onClose: () => void };

/** The question alone, for a page that has one for many buttons. */
export function ActQuestion({ opened, onClose, ...given }: ActQuestionProps) {
  const router = useRouter();
  const announce = useAnnounce();
  const act = useAction(
    ({ idempotencyKey }) => {
      const { method, url, body } = given.request();
      return request(method, url, body, { idempotencyKey });
    },
    () => {
      onClose();
      announce(given.done);
      given.onDone?.();
      router.refresh();
    },
  );
  const close = () => {
    act.clear();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={close}
      title={given.label}
      confirmLabel={given.label}
      tone={given.danger ? "danger" : "primary"}
      pending={act.pending}
      problem={act.problem}
      disabled={given.disabled}
      onConfirm={() => void act.run()}
    >
      {given.children(act.problem?.fields ?? {})}
    </ConfirmDialog>
  );
}
