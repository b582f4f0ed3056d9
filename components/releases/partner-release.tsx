import type { ReactNode } from "react";
import { Between } from "@/components/ui/between";
import { Cluster } from "@/components/ui/cluster";
import { NextStep } from "@/components/ui/next-step";
import { Section } from "@/components/ui/section";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { PartnerReleaseView } from "@/lib/releases/views";
import { AddReader } from "./add-reader";
import { Conversation } from "./conversation";
import { Declaration } from "./declaration";
import { ReaderList } from "./reader-list";
import { ReleaseAct } from "./release-act";
import { ReleaseFacts } from "./release-facts";
import styles from "./releases.module.css";
import { useReleaseWords } from "./words";

type PartnerReleaseProps = {
  view: PartnerReleaseView;
  locale: Locale;
  /** The released sections, each behind its click; null where nothing is open to the reader of the page. */
  reading: ReactNode;
};

/** One release as the partner's people see it: where it stands, what they may read, what they said. */
export function PartnerRelease({ view, locale, reading }: PartnerReleaseProps) {
  const { t } = useReleaseWords(locale);
  const { release, application, side, people } = view;
  const { standing, actions } = release;
  const me = release.readers.find(({ isMe }) => isMe);
  const url = `/api/releases/${release.id}`;
  const isDone = ["revoked", "ended", "expired", "unanswered", "refused", "withdrawn"].includes(
    standing,
  );
  const isOpen = standing === "in_force" || standing === "not_yet";
  const sectionWord = (granted: boolean) => {
    if (!isOpen) return "release.sectionAsked";
    return granted ? "release.sectionOpen" : "release.sectionClosed";
  };
  return (
    <>
      <NextStep>
        {t(`release.${release.word}`, {
          until: formatDateTime(release.until, locale),
          from: release.from ? formatDateTime(release.from, locale) : "",
          date: formatDate(release.endedAt ?? release.answeredAt ?? release.at, locale),
        })}
        <Between />
        {me?.standing === "removed" && !isDone ? t("release.notForYou") : null}
      </NextStep>
      {standing === "revoked" ? <p>{t("release.sealed")}</p> : null}
      {actions.declare.may && me?.interest === null ? (
        <Declaration
          releaseId={release.id}
          startup={application.startup ?? application.reference}
          isLate={false}
          isGranted={me.standing === "awaits_declaration"}
          listHref={`/${locale}/releases`}
        />
      ) : null}
      {reading}
      <ReleaseFacts
        release={release}
        partner={application.partner}
        side="partner"
        locale={locale}
      />
      {isDone ? null : (
        <Section id="sections" title={t("own.sections")}>
          <ul className={styles.lines}>
            {release.sections.map(({ key, title, granted }) => (
              <li key={key}>
                <p>
                  {title}{" "}
                  <span className={`quiet ${styles.second}`}>{t(sectionWord(granted))}</span>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="people" title={t("own.people")}>
        <ReaderList readers={release.readers} locale={locale} />
        {actions.addReader.may ? <AddReader releaseId={release.id} people={people} /> : null}
      </Section>
      {side === "partner_lead" ? (
        <Conversation
          release={release}
          side="partner"
          partner={application.partner}
          lead={application.lead}
        />
      ) : null}
      {actions.declare.may && me?.interest === "none" ? (
        <Declaration
          releaseId={release.id}
          startup={application.startup ?? application.reference}
          isLate
          isGranted
          listHref={`/${locale}/releases`}
        />
      ) : null}
      {actions.forward.may || actions.withdraw.may ? (
        <Cluster variant="bar">
          {actions.forward.may ? (
            <ReleaseAct
              tone="primary"
              label={t("release.forward")}
              url={`${url}/forward`}
              done={t("release.forwardDone")}
            />
          ) : null}
          {actions.withdraw.may ? (
            <ReleaseAct
              label={t(standing === "suggested" ? "release.rest" : "release.withdraw")}
              url={`${url}/withdrawal`}
              done={t("release.withdrawDone")}
            />
          ) : null}
        </Cluster>
      ) : null}
    </>
  );
}
