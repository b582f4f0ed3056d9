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

type ActDialogProps = {
  /** Names the act, on the button and on the confirmation. */
  label: string;
  /** Said when it is done. */
  done: string;
  tone?: "default" | "primary" | "quiet" | undefined;
  danger?: boolean | undefined;
  size?: "small" | "medium" | undefined;
  /** What is sent, read at the moment of confirming. */
  request: () => ActRequest;
  disabled?: boolean | undefined;
  onDone?: (() => void) | undefined;
  /** The fields; gets the server's sentence by field. */
  children: (errors: Record<string, string>) => ReactNode;
};

/** A button that asks, sends one request, says so and shows the page as it then is. */
export function ActDialog(props: ActDialogProps) {
  const { label, done, tone = "default", danger, size = "medium" } = props;
  const [opened, setOpened] = useState(false);
  const router = useRouter();
  const announce = useAnnounce();
  const act = useAction(
    ({ idempotencyKey }) => {
      const { method, url, body } = props.request();
      return request(method, url, body, { idempotencyKey });
    },
    () => {
      setOpened(false);
      announce(done);
      props.onDone?.();
      router.refresh();
    },
  );
  const open = () => {
    act.clear();
    setOpened(true);
  };
  return (
    <>
      <Button tone={tone} size={size} onClick={open}>
        {label}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={label}
        confirmLabel={label}
        tone={danger ? "danger" : "primary"}
        pending={act.pending}
        problem={act.problem}
        disabled={props.disabled}
        onConfirm={() => void act.run()}
      >
        {props.children(act.problem?.fields ?? {})}
      </ConfirmDialog>
    </>
  );
}
