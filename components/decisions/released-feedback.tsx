import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import styles from "./decision-panel.module.css";

type ReleasedFeedbackProps = {
  /** What getReleasedFeedback gives; nothing is drawn for null. */
  feedback: { text: string; reapplyFrom: Date | null } | null;
  locale: string;
};

/** The words that both organisations released to the startup, and when it may apply again. */
export function ReleasedFeedback({ feedback, locale }: ReleasedFeedbackProps) {
  const t = useTranslations("decisions.released");
  if (!feedback) return null;
  return (
    <Section title={t("title")}>
      <p className={styles.words}>{feedback.text}</p>
      {feedback.reapplyFrom ? (
        <p>{t("reapply", { date: formatDate(feedback.reapplyFrom, locale) })}</p>
      ) : null}
    </Section>
  );
}
