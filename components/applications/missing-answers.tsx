import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import styles from "./missing-answers.module.css";

export type MissingSection = {
  key: string;
  title: string;
  /** `sentence`: what must be changed; null where an answer is simply not there yet. */
  items: readonly { question: string; label: string; sentence: string | null }[];
};

/** What still keeps the application from being sent, each with its way there. */
export function MissingAnswers({
  applicationId,
  sections,
}: {
  applicationId: string;
  sections: readonly MissingSection[];
}) {
  const t = useTranslations("apply.review");
  const locale = useLocale();
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return null;
  return (
    <div id="missing" className={styles.missing} data-no-print>
      <Notice tone="warn" title={t("missingTitle")}>
        <p>{t("missingIntro", { count })}</p>
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
      </Notice>
    </div>
  );
}
