import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import styles from "./missing-answers.module.css";

export type MissingSection = {
  key: string;
  title: string;
  /** `sentence`: what must be changed; null where an answer is simply not there yet. */
  items: readonly { question: string; label: string; sentence: string | null }[];
};

type ListedProps = { applicationId: string; sections: readonly MissingSection[] };

/** What still keeps the application from being sent, each with its way there. */
export function MissingAnswers({ applicationId, sections }: ListedProps) {
  const t = useTranslations("apply.review");
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return null;
  return (
    <div id="missing" className={styles.missing} data-no-print>
      <Notice tone="warn" title={t("missingTitle")}>
        <p>{t("missingIntro", { count })}</p>
        <ByQuestion applicationId={applicationId} sections={sections} />
      </Notice>
    </div>
  );
}

/** Answers that do not seem to fit together: asked about, and sent as they are once a person says that they are right. */
export function Contradictions({ applicationId, sections }: ListedProps) {
  const t = useTranslations("apply.review");
  if (sections.length === 0) return null;
  return (
    <div className={styles.missing} data-no-print data-testid="contradictions">
      <Notice tone="warn" title={t("doubtsTitle")}>
        <p>{t("doubtsIntro")}</p>
        <ByQuestion applicationId={applicationId} sections={sections} />
      </Notice>
    </div>
  );
}

/** Answers that were offered and that nobody kept: they would not be sent. */
export function NotKept({ applicationId, sections }: ListedProps) {
  const t = useTranslations("apply.prefill");
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return null;
  return (
    <div className={styles.missing} data-no-print>
      <Notice title={t("notKeptTitle")}>
        <p>{t("notKept", { count })}</p>
        <ByQuestion applicationId={applicationId} sections={sections} />
      </Notice>
    </div>
  );
}

function ByQuestion({ applicationId, sections }: ListedProps) {
  const locale = useLocale();
  return (
    <ul>
      {sections.map(({ key, title, items }) => (
        <li key={key}>
          <b>{title}</b>
          <ul>
            {items.map(({ question, label, sentence }) => (
              <li key={`${question} ${sentence}`}>
                <a
                  href={`/${locale}/applications/${applicationId}/sections/${key}?from=review#q-${question}`}
                >
                  {label}
                </a>
                {sentence ? <p>{sentence}</p> : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
