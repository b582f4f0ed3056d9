import { useLocale, useTranslations } from "next-intl";
import { Lens } from "@/components/ui/lens";
import { NextStep } from "@/components/ui/next-step";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import type { ApplicationMentors } from "@/lib/mentoring/schema";
import { ApproveCard } from "./approve-card";
import { CardForm } from "./card-form";
import type { CardValues } from "./card-proposal";
import { CardWords } from "./card-words";
import styles from "./mentoring.module.css";
import { readerLocale } from "./words";

type MentorCardProps = {
  view: ApplicationMentors;
  programme: string;
  /** What the form starts from while nothing is written. */
  proposed: CardValues;
};

/** The team's card for mentors: as a mentor reads it, its approval, and the words to change. */
export function MentorCard({ view, programme, proposed }: MentorCardProps) {
  const t = useTranslations("mentoring.pages.card");
  const { application, card, may } = view;
  if (application.status !== "admitted") return <NextStep narrow>{t("notYet")}</NextStep>;
  const values = card
    ? { ...card, language: isLocale(card.language) ? card.language : proposed.language }
    : proposed;
  return (
    <>
      <CardNext view={view} />
      {card ? (
        <Section
          title={t("preview")}
          intro={t("previewIntro")}
          aside={
            <Lens sight="open" reason={t("lensReason")}>
              {t("lens")}
            </Lens>
          }
        >
          <CardWords
            card={card}
            startup={application.name}
            programme={programme}
            area={application.area}
          />
          {!card.approvedAt && !may.answer ? <p className="quiet">{t("ownerApproves")}</p> : null}
        </Section>
      ) : null}
      {may.writeCard ? (
        <Section title={t(card ? "change" : "write")}>
          {card?.approvedAt ? (
            <div className={styles.narrow}>
              <Notice tone="warn">{t("changeIntro")}</Notice>
            </div>
          ) : null}
          <CardForm
            key={`${values.language} ${values.text} ${values.wishes}`}
            applicationId={application.id}
            approved={Boolean(card?.approvedAt)}
            values={{ text: values.text, wishes: values.wishes, language: values.language }}
          />
        </Section>
      ) : (
        <p className="quiet">{card ? t("viewer") : t("none")}</p>
      )}
    </>
  );
}

/** Written or not, approved or not, and whose turn that makes it. */
function CardNext({ view }: { view: ApplicationMentors }) {
  const t = useTranslations("mentoring.pages.card");
  const locale = readerLocale(useLocale());
  const { application, card, may } = view;
  if (!card) return <NextStep narrow>{may.writeCard ? t("nextWrite") : t("none")}</NextStep>;
  if (card.approvedAt)
    return (
      <NextStep narrow>{t("nextDone", { at: formatDateTime(card.approvedAt, locale) })}</NextStep>
    );
  return (
    <NextStep
      narrow
      action={
        may.answer ? (
          <ApproveCard applicationId={application.id} startup={application.name} />
        ) : null
      }
    >
      {t(may.answer ? "nextApproveOwn" : "nextApprove")}
    </NextStep>
  );
}
