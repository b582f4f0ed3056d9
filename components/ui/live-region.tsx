"use client";

import { useTranslations } from "next-intl";
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { classNames } from "./class-names";
import styles from "./live-region.module.css";

export type Announcement = {
  message: string;
  tone?: "ok" | "bad" | undefined;
  /** Offered for ten seconds. */
  undo?: (() => void) | undefined;
};

type Announce = (announcement: string | Announcement) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** `announce("Saved")` or `announce({message, tone, undo})`: seen at the foot, read out politely. */
export function useAnnounce(): Announce {
  return use(AnnounceContext);
}

type Shown = Announcement & { key: number };

export function LiveRegion({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const announce = useCallback<Announce>((announcement) => {
    const full = typeof announcement === "string" ? { message: announcement } : announcement;
    setShown((before) => ({ ...full, key: (before?.key ?? 0) + 1 }));
  }, []);
  const dismiss = useCallback(() => setShown(null), []);

  useEffect(() => {
    if (!shown || shown.tone === "bad") return undefined;
    const timer = setTimeout(dismiss, 10_000);
    return () => clearTimeout(timer);
  }, [shown, dismiss]);

  const content = useMemo(
    () => <AnnounceContext value={announce}>{children}</AnnounceContext>,
    [announce, children],
  );
  return (
    <>
      {content}
      <div role="status" aria-live="polite" className={styles.region} data-no-print>
        {shown ? <Toast key={shown.key} shown={shown} dismiss={dismiss} /> : null}
      </div>
    </>
  );
}

function Toast({ shown, dismiss }: { shown: Shown; dismiss: () => void }) {
  const t = useTranslations("ui.toast");
  const { message, tone, undo } = shown;
  const onUndo = undo
    ? () => {
        undo();
        dismiss();
      }
    : undefined;
  return (
    <div className={classNames(styles.toast, tone === "bad" && styles.bad)}>
      <span>{message}</span>
      {onUndo ? (
        <button type="button" onClick={onUndo}>
          {t("undo")}
        </button>
      ) : null}
      <button type="button" onClick={dismiss}>
        {t("dismiss")}
      </button>
    </div>
  );
}
