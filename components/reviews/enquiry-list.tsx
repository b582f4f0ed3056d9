import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Lens } from "@/components/ui/lens";
import { StatusBadge, type StatusTone } from "@/components/ui/status-badge";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { EnquiryState } from "@/lib/reviews/schema";
import type { EnquiryView } from "@/lib/reviews/views";
import styles from "./enquiries.module.css";

const tones: Record<EnquiryState, StatusTone> = {
  with_officer: "wait",
  with_startup: "wait",
  answered: "ok",
  declined: "no",
};

type EnquiryListProps = {
  enquiries: readonly EnquiryView[];
  locale: Locale;
  /** What this reader can do with a question, under it. */
  actions?: (enquiry: EnquiryView) => ReactNode;
};

/** Questions to the startup with their answers, oldest first. */
export function EnquiryList({ enquiries, locale, actions }: EnquiryListProps) {
  return (
    <ul className={styles.list}>
      {enquiries.map((enquiry) => (
        <li key={enquiry.id} className={styles.enquiry}>
          <EnquiryItem enquiry={enquiry} locale={locale} />
          {actions?.(enquiry)}
        </li>
      ))}
    </ul>
  );
}

export function EnquiryItem({ enquiry, locale }: { enquiry: EnquiryView; locale: Locale }) {
  const t = useTranslations("reviews.enquiries");
  const { state, dueAt, answeredAt, readers } = enquiry;
  const isShared = enquiry.tier === "T1";
  return (
    <>
      <p className={styles.question}>{enquiry.question}</p>
      <p className="quiet">
        {t(enquiry.own ? "askedByYou" : "askedBy", {
          organisation: enquiry.organisation,
          at: formatDateTime(enquiry.askedAt, locale),
        })}
      </p>
      <p className={styles.facts}>
        <StatusBadge tone={tones[state]}>{t(`states.${state}`)}</StatusBadge>{" "}
        {state === "with_startup" && dueAt ? (
          <span className="quiet">{t("due", { due: formatDateTime(dueAt, locale) })}</span>
        ) : null}
        <Lens
          sight={isShared ? "open" : "closed"}
          reason={t(isShared ? "readByBothReason" : "readByOneReason", { one: readers[0] ?? "" })}
        >
          {t(isShared ? "readByBoth" : "readByOne", {
            one: readers[0] ?? "",
            other: readers[1] ?? "",
          })}
        </Lens>
      </p>
      {enquiry.officerNote ? <p className={styles.answer}>{enquiry.officerNote}</p> : null}
      {enquiry.answer ? (
        <blockquote className={styles.answer}>
          {enquiry.answer}
          {answeredAt ? (
            <footer className="quiet">
              {t("answeredAt", { at: formatDateTime(answeredAt, locale) })}
            </footer>
          ) : null}
        </blockquote>
      ) : null}
    </>
  );
}
