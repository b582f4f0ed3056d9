import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { ApplicationStatus } from "@/lib/applications/schema";
import { closedStatuses } from "@/lib/applications/lifecycle";
import { formatDateTime } from "@/lib/i18n/format";
import styles from "./my-applications.module.css";

export type OpenIntake = {
  id: string;
  slug: string;
  name: string;
  deadline: string | null;
  lookingFor: string;
  programme: { slug: string; name: string; lead: string; partner: string };
};

type OpenIntakesProps = {
  intakes: readonly OpenIntake[];
  begun: readonly { id: string; status: ApplicationStatus; intakeId: string }[];
};

/** What one may apply for now; an intake with an application of ours leads there. */
export function OpenIntakes({ intakes, begun }: OpenIntakesProps) {
  const t = useTranslations("apply.my");
  const locale = useLocale();
  return (
    <Section title={t("intakes")}>
      {intakes.length === 0 ? (
        <EmptyState title={t("noIntakes")}>{t("noIntakesBody")}</EmptyState>
      ) : (
        <ul className={styles.list}>
          {intakes.map((intake) => {
            const mine = begun.find(
              ({ intakeId, status }) => intakeId === intake.id && !closedStatuses.includes(status),
            );
            return (
              <li key={intake.id} className={styles.item}>
                <div className={styles.head}>
                  <h3>{intake.name}</h3>
                  <span className={styles.facts}>
                    {t("programme", { ...intake.programme, programme: intake.programme.name })}
                  </span>
                </div>
                <p className={styles.facts}>{intake.lookingFor}</p>
                <div className={styles.next}>
                  <p>
                    {intake.deadline
                      ? t("deadline", { due: formatDateTime(intake.deadline, locale) })
                      : t("rolling")}
                    {" · "}
                    <a href={`/${locale}/programmes/${intake.programme.slug}`}>{t("about")}</a>
                  </p>
                  {mine ? (
                    <span className="quiet">
                      <a href={`/${locale}/applications/${mine.id}`}>{t("begun")}</a>
                    </span>
                  ) : (
                    <ButtonLink href={`/${locale}/apply/${intake.slug}`} tone="primary">
                      {t("apply")}
                      <span className="sr-only"> {intake.name}</span>
                    </ButtonLink>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
