"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { ThemeProvider } from "./theme-provider";

export type DialogProps = {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  size?: "lg" | undefined;
  children: ReactNode;
};

/** A window over the page; focus stays inside, Escape closes. Until it is opened it is nothing at all. */
export function Dialog(props: DialogProps) {
  const [used, setUsed] = useState(false);
  useEffect(() => {
    if (props.opened) setUsed(true);
  }, [props.opened]);
  if (!used) return null;
  return (
    <ThemeProvider>
      <DialogWindow {...props} />
    </ThemeProvider>
  );
}

function DialogWindow({ opened, onClose, title, size, children }: DialogProps) {
  const t = useTranslations("ui.dialog");
  // Drawn closed first: a window that opens remembers where the focus was, one that was always open does not.
  const [drawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  return (
    <Modal
      opened={opened && drawn}
      onClose={onClose}
      title={title}
      {...(size ? { size } : {})}
      // A header of a dialog is not the page's banner.
      attributes={{ header: { role: "presentation" } }}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {children}
    </Modal>
  );
}
