import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { NextStep } from "@/components/ui/next-step";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/lib/i18n/format";
import { ContactLine } from "./contact-line";
import { PrintButton } from "./print-button";
import type { TeamApplication } from "./team-application";
import styles from "./receipt.module.css";

type ReceiptProps = {
  application: TeamApplication;
  contactEmail: string | null;
  /** The copy to save. */
  children?: ReactNode;
};

/** Proof of sending; survives being bookmarked and later says where the application stands. */
export function Receipt({ application, contactEmail, children }: ReceiptProps) {
  const t = useTranslations("apply.submitted");
  const locale = useLocale();
  const { id, reference, startup, intake, next, submittedAt } = application;
  return (
    <>
      <PageHeader title={t("title")} />
      <div className={styles.panel}>
        <p className={styles.label}>{t("reference")}</p>
        <p className={styles.reference} data-testid="reference">
          {reference}
        </p>
        <p>{t("startup", { startup: startup?.name ?? "", intake: intake.name })}</p>
        {submittedAt ? <p>{t("at", { at: formatDateTime(submittedAt, locale) })}</p> : null}
      </div>
      <Section title={t("nextTitle")}>
        <NextStep narrow>{next.sentence}</NextStep>
        <p className={styles.prose}>{t("mail")}</p>
      </Section>
      {children}
      <Section title={t("contactTitle")}>
        <ContactLine email={contactEmail} reference={reference} />
      </Section>
      <Cluster>
        <ButtonLink href={`/${locale}/applications/${id}`} tone="primary" data-no-print>
          {t("where")}
        </ButtonLink>
        <ButtonLink href={`/${locale}/applications/${id}/review`} data-no-print>
          {t("copy")}
        </ButtonLink>
        <PrintButton>{t("print")}</PrintButton>
      </Cluster>
    </>
  );
}
