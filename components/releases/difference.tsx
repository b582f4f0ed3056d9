import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AnswerView } from "@/components/applications/answer-view";
import { Section } from "@/components/ui/section";
import type { Locale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { Question } from "@/lib/programmes/schema";
import styles from "./releases.module.css";

type DifferenceProps = {
  partner: string;
  from: number;
  to: number;
  sections: readonly {
    key: string;
    title: string;
    changes: readonly { question: Question; before: unknown; after: unknown }[];
  }[];
  locale: Locale;
  children: ReactNode;
};

/** What changed in the released sections since the version that the partner reads. */
export function Difference({ partner, from, to, sections, locale, children }: DifferenceProps) {
  const t = useTranslations("releases.own");
  const changed = sections.filter(({ changes }) => changes.length > 0);
  return (
    <Section
      id="difference"
      title={t("renewTitle", { newer: to })}
      intro={t("renewIntro", { partner, version: from })}
    >
      {changed.length === 0 ? <p>{t("renewSame")}</p> : null}
      {changed.map(({ key, title, changes }) => (
        <div key={key}>
          <h3>{title}</h3>
          {changes.map(({ question, before, after }) => (
            <div key={question.key} className={styles.change}>
              <h4>{inLocale(question.label, locale)}</h4>
              <div className={styles.sides}>
                <Side label={t("before", { version: from })} question={question} value={before} />
                <Side label={t("before", { version: to })} question={question} value={after} />
              </div>
            </div>
          ))}
        </div>
      ))}
      {children}
    </Section>
  );
}

function Side({ label, question, value }: { label: string; question: Question; value: unknown }) {
  const t = useTranslations("releases.own");
  return (
    <div>
      <p className="quiet">{label}</p>
      {value === null ? (
        <p className="quiet">{t("blank")}</p>
      ) : (
        <AnswerView question={question} value={value} />
      )}
    </div>
  );
}
