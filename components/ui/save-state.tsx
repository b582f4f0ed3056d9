"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatTimeWithSeconds } from "@/lib/i18n/format";
import { classNames } from "./class-names";
import styles from "./save-state.module.css";

export type SaveStatus =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: string | Date }
  | { kind: "offline" }
  | { kind: "conflict" }
  /** The other text is one's own, from another device or tab. */
  | { kind: "ownConflict" }
  | { kind: "failed" }
  /** Something cannot be stored as it stands; beside it stands why. */
  | { kind: "held" }
  | { kind: "signedOut" }
  /** Somebody else is signed in in this browser than the one whose page it is. */
  | { kind: "notYours" };

const tones: Record<SaveStatus["kind"], string | undefined> = {
  idle: styles.idle,
  saving: styles.busy,
  saved: styles.ok,
  offline: styles.warn,
  conflict: styles.bad,
  ownConflict: styles.bad,
  failed: styles.warn,
  held: styles.warn,
  signedOut: styles.bad,
  notYours: styles.bad,
};

/** Whether the text is safe, always in the same place; `at` is the server's own time. */
export function SaveState({ status }: { status: SaveStatus }) {
  const t = useTranslations("ui.save");
  const locale = useLocale();
  const words =
    status.kind === "saved"
      ? t("saved", { time: formatTimeWithSeconds(status.at, locale) })
      : t(status.kind);
  return (
    <span className={styles.state} role="status" data-save-state={status.kind}>
      <span className={classNames(styles.dot, tones[status.kind])} aria-hidden="true" />
      <span>{words}</span>
    </span>
  );
}
