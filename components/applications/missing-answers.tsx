import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import styles from "./missing-answers.module.css";

export type MissingItem = {
  section: string;
  sectionTitle: string;
  question: string;
  label: string;
  sentence: string;
};

/** What still keeps the application from being sent, each with its way there. */
export function MissingAnswers({
  applicationId,
  items,
}: {
  applicationId: string;
  items: readonly MissingItem[];
}) {
  const t = useTranslations("apply.review");
  const locale = useLocale();
  if (items.length === 0) return null;
  return (
    <div id="missing" className={styles.missing}>
      <Notice tone="warn" title={t("missingTitle")}>
        <p>{t("missingIntro", { count: items.length })}</p>
        <ul>
          {items.map(({ section, sectionTitle, question, label, sentence }) => (
            <li key={`${section} ${question} ${sentence}`}>
              <a
                href={`/${locale}/applications/${applicationId}/sections/${section}?from=review#q-${question}`}
              >
                {t("missing", { section: sectionTitle, question: label, problem: sentence })}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
