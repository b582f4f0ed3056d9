import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { formatDate } from "@/lib/i18n/format";
import styles from "./public-page.module.css";

/** The parts of each policy page, in order; their words stand at programmes.policies.<page>.<part>. */
const parts = {
  privacy: ["who", "what", "why", "partner", "border", "keep", "rights", "cookies"],
  notices: ["deadline", "check", "own", "promise", "links"],
  accessibility: ["can", "limits", "tell"],
  contact: [],
} as const;

type PolicyTextProps = {
  page: keyof typeof parts;
  /** yyyy-mm-dd: when the words of this page were last changed. */
  revisedOn: string;
  children?: ReactNode;
};

/** A page of plain text with the date of its last revision. */
export function PolicyText({ page, revisedOn, children }: PolicyTextProps) {
  const t = useTranslations("programmes.policies");
  const locale = useLocale();
  // The paths are those of the list above; the test of the messages sees that none is missing.
  const say = (path: string) => t(`${page}.${path}` as "privacy.title");
  return (
    <div className={styles.prose}>
      <PageHeader title={say("title")} />
      <p>{say("intro")}</p>
      {parts[page].map((part) => (
        <section key={part}>
          <h2>{say(`${part}.title`)}</h2>
          <p>{say(`${part}.body`)}</p>
        </section>
      ))}
      {children}
      <p className={`quiet ${styles.revised}`}>
        {t("revised", { date: formatDate(revisedOn, locale) })}
        <br />
        {t("prevails")}
      </p>
    </div>
  );
}
