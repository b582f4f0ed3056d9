import type { ReactNode } from "react";
import styles from "./meter.module.css";

type MeterProps = {
  /** What is measured; read out. */
  label: string;
  value: number;
  max: number;
  /** The value in words: "3 of 5 mentees". Shown beside the bar. */
  text: ReactNode;
  tone?: "accent" | "ok" | "warn" | "bad" | undefined;
  /** For work under way that will come to an end. */
  progress?: boolean | undefined;
};

/** A thin bar with its value in words. */
export function Meter({ label, value, max, text, tone = "accent", progress }: MeterProps) {
  const share = max <= 0 ? 0 : Math.min(100, Math.max(0, (value / max) * 100));
  return (
    <div className={styles.meter}>
      <div
        className={styles.bar}
        role={progress ? "progressbar" : "meter"}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
      >
        <span data-tone={tone} style={{ width: `${share}%` }} />
      </div>
      <span className={styles.text}>{text}</span>
    </div>
  );
}
