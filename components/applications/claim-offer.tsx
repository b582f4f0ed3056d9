import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { ClaimOffer as OfferedClaim } from "@/lib/applications/schema";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import { AnswerView } from "./answer-view";
import { CollectionStatement } from "./collection-statement";
import styles from "./start-page.module.css";

type ClaimOfferProps = {
  offer: OfferedClaim;
  invitation: { invitedBy: string; expiresAt: string; state: "open" | "accepted" | "closed" };
  /** Said of an invitation that no longer stands. */
  closed: ReactNode;
  /** The button that claims. */
  children: ReactNode;
};

/** What somebody reads before taking over an imported startup: who asks, what is held and from where, what follows. */
export function ClaimOffer({ offer, invitation, closed, children }: ClaimOfferProps) {
  const t = useTranslations("apply.claim");
  const locale = useLocale();
  const { startup, lead, programme, intake, reference } = offer;
  return (
    <>
      <PageHeader title={t("title", { startup })} sub={`${programme} · ${intake}`} />
      {invitation.state === "accepted" ? (
        <Cluster>
          <ButtonLink href={`/${locale}/applications/${offer.applicationId}`} tone="primary">
            {t("pageGo")}
          </ButtonLink>
        </Cluster>
      ) : offer.isClaimed ? (
        <Notice tone="warn">{t("already", { startup, lead, reference })}</Notice>
      ) : offer.hasEnded ? (
        <Notice tone="warn">{t("ended")}</Notice>
      ) : invitation.state === "closed" ? (
        closed
      ) : (
        <Open offer={offer} invitation={invitation}>
          {children}
        </Open>
      )}
    </>
  );
}

function Open({ offer, invitation, children }: Omit<ClaimOfferProps, "closed">) {
  const t = useTranslations("apply.claim");
  const locale = useLocale();
  const { startup, lead, partner, programme, sameWebsite } = offer;
  return (
    <>
      <div className={styles.prose}>
        <p>{t("lead", { person: invitation.invitedBy, lead, startup, programme })}</p>
        <p>{t("source", { lead, partner, date: formatDate(offer.importedAt, locale) })}</p>
        <p>{t("what", { lead })}</p>
        <p className="quiet">
          {t("notYours", { startup, due: formatDateTime(invitation.expiresAt, locale) })}
        </p>
      </div>
      {sameWebsite.length > 0 ? (
        <Notice tone="warn">{t("same", { names: sameWebsite.join(t("comma")), lead })}</Notice>
      ) : null}
      <Held held={offer.held} startup={startup} />
      <CollectionStatement lead={lead} partner={partner} />
      {children}
    </>
  );
}

function Held({ held, startup }: { held: OfferedClaim["held"]; startup: string }) {
  const t = useTranslations("apply.claim");
  const language = useLocale();
  const locale = isLocale(language) ? language : defaultLocale;
  return (
    <Section title={t("held")} intro={t("heldIntro", { startup })}>
      {held.length === 0 ? <p className="quiet">{t("nothingHeld")}</p> : null}
      {held.map(({ key, title, answers }) => (
        <Section key={key} title={title} level={3}>
          <DescriptionList
            termWidth={220}
            items={answers.map(({ question, value }) => ({
              term: inLocale(question.label, locale),
              description: <AnswerView question={question} value={value} />,
            }))}
          />
        </Section>
      ))}
    </Section>
  );
}
