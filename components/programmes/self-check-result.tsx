import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locales";
import type { Eligibility } from "@/lib/programmes/eligibility";
import styles from "./self-check.module.css";

export type ResultTexts = {
  eligible: string;
  eligibleBody: string;
  notYet: string;
  notYetBody: string;
  change: string;
  start: string;
};

type SelfCheckResultProps = {
  result: Eligibility;
  locale: Locale;
  /** Null while no application can be started. */
  startHref: string | null;
  texts: ResultTexts;
};

/** Eligible, or not yet: each rule that failed with its reason and what would change it. */
export function SelfCheckResult({ result, locale, startHref, texts }: SelfCheckResultProps) {
  if (result.eligible === true) {
    return (
      <section className={styles.result}>
        <Notice
          tone="ok"
          title={<strong>{texts.eligible}</strong>}
          action={
            startHref ? (
              <ButtonLink href={startHref} tone="primary">
                {texts.start}
              </ButtonLink>
            ) : undefined
          }
        >
          <p>{texts.eligibleBody}</p>
        </Notice>
      </section>
    );
  }
  const failed = result.results.filter((rule) => rule.passed !== true);
  return (
    <section className={styles.result}>
      <h2>{texts.notYet}</h2>
      <p>{texts.notYetBody}</p>
      <ul className={styles.reasons}>
        {failed.map((rule) => (
          <li key={rule.key}>
            <p>
              <strong>{rule.reason[locale]}</strong>
            </p>
            <p>
              <span className="quiet">{texts.change}</span>
              <br />
              {rule.remedy[locale]}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
