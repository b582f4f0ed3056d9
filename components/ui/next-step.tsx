import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./next-step.module.css";

type NextStepProps = {
  /** One sentence: the state in plain words, who has the ball, by when (with HKT). */
  children: ReactNode;
  /** The one button that moves it. */
  action?: ReactNode;
  /** Keeps to the measure of prose, for pages with a form. */
  narrow?: boolean | undefined;
};

/** "What happens next": opens every record, looks the same everywhere. */
export function NextStep({ children, action, narrow }: NextStepProps) {
  const t = useTranslations("ui.next");
  return (
    <section aria-label={t("label")} className={styles.next} data-narrow={narrow || undefined}>
      <div className={styles.sentence}>{children}</div>
      {action ? (
        <div className={styles.action} data-no-print>
          {action}
        </div>
      ) : null}
    </section>
  );
}
