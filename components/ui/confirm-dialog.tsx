"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useState, type ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { TextField } from "./fields";
import type { Problem } from "./api-client";
import { useTypedWords } from "./leaving/use-typed-words";
import { ProblemBanner } from "./problem-banner";
import styles from "./confirm-dialog.module.css";

type ConfirmDialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What is done or lost, by name. */
  children: ReactNode;
  /** Names the act: "Withdraw the application". */
  confirmLabel: string;
  tone?: "primary" | "danger" | undefined;
  /** Must be typed before the act, for what cannot be undone. */
  requireName?: string | undefined;
  pending?: boolean | undefined;
  problem?: Problem | null | undefined;
  /** The act may not be confirmed yet, e.g. a reason is missing. */
  disabled?: boolean | undefined;
  onConfirm: () => void;
};

/** Asks before an act that matters; focus stays inside, Escape closes. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, children, tone = "primary", requireName, pending } = props;
  const t = useTranslations("ui.dialog");
  const id = useId();
  const [typed, setTyped] = useState("");
  useEffect(() => {
    if (opened) setTyped("");
  }, [opened]);
  const blocked =
    Boolean(props.disabled) || (requireName !== undefined && typed.trim() !== requireName.trim());
  const close = () => {
    if (!pending) onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      <DialogForm
        isPending={Boolean(pending)}
        onSubmit={() => {
          if (!blocked && !pending) props.onConfirm();
        }}
      >
        <div className={styles.body}>{children}</div>
        {requireName === undefined ? null : (
          <TextField
            id={id}
            label={t("typeName", { name: requireName })}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        <ProblemBanner problem={props.problem ?? null} />
        <div className={styles.actions}>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button type="submit" tone={tone} pending={pending} disabled={blocked}>
            {props.confirmLabel}
          </Button>
        </div>
      </DialogForm>
    </Dialog>
  );
}

type DialogFormProps = { isPending: boolean; onSubmit: () => void; children: ReactNode };

/** Lives while the window is open; while its words are on their way nobody is asked about them. */
function DialogForm({ isPending, onSubmit, children }: DialogFormProps) {
  const { wiring } = useTypedWords(!isPending);
  return (
    <form
      {...wiring}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
