import { Between } from "@/components/ui/between";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { NextStep } from "@/components/ui/next-step";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ReleaseView, SharingView } from "@/lib/releases/views";
import { KeptOutList } from "./kept-out";
import { ReceiptSection } from "./receipt-table";
import { RequestsTable } from "./requests-table";
import { SectionsTable } from "./sections-table";
import { useReleaseWords } from "./words";

type SharingPageProps = { view: SharingView; locale: Locale };

/** What does the partner see of mine, and who looked: the answer on one page. */
export function SharingPage({ view, locale }: SharingPageProps) {
  const { t, list } = useReleaseWords(locale);
  const { application, releases, sections, receipt, consent } = view;
  const { partner, lead, id } = application;
  if (!application.isSubmitted)
    return (
      <>
        <Notice>{t("sharing.notSubmitted", { lead, partner })}</Notice>
        {application.isEnded ? null : <MustNotSee view={view} locale={locale} />}
      </>
    );
  return (
    <>
      {releases.map((release) => (
        <Turn key={release.id} release={release} view={view} locale={locale} />
      ))}
      <Summary view={view} locale={locale} />
      {consent.may || application.isEnded ? null : (
        <p className="quiet">
          {view.mayTakeAway
            ? consent.sentence
            : t("sharing.ownersDecide", { owners: list(view.owners) })}
        </p>
      )}
      <Section
        id="sections"
        title={t("sharing.sections")}
        intro={application.isEnded ? null : t("sharing.sectionsIntro")}
      >
        <SectionsTable
          sections={sections}
          application={application}
          mayTakeAway={view.mayTakeAway}
          locale={locale}
        />
      </Section>
      <ReceiptSection
        receipt={receipt}
        application={application}
        atPartner={receipt.atPartner}
        locale={locale}
      />
      <Section
        id="requests"
        title={t("sharing.requests")}
        intro={t("sharing.requestsIntro", { partner })}
      >
        {releases.length > 0 ? (
          <RequestsTable
            releases={releases}
            applicationId={id}
            mayAnswer={consent.may}
            locale={locale}
          />
        ) : (
          <EmptyState title={t("sharing.noRequests", { partner })}>
            <p>{t("sharing.noRequestsBody")}</p>
          </EmptyState>
        )}
      </Section>
      {application.isEnded ? null : <MustNotSee view={view} locale={locale} />}
    </>
  );
}

/** Written from the draft on, so that it stands before anything is sent. */
function MustNotSee({ view, locale }: SharingPageProps) {
  const { t } = useReleaseWords(locale);
  const { application, keptOut, people, mayTakeAway } = view;
  const { id, partner, isSubmitted } = application;
  return (
    <Section
      id="must-not-see"
      title={t("keptOut.title")}
      intro={t(isSubmitted ? "keptOut.intro" : "keptOut.introDraft", { partner })}
    >
      <KeptOutList
        applicationId={id}
        keptOut={keptOut}
        people={people}
        mayKeepOut={mayTakeAway}
        locale={locale}
      />
    </Section>
  );
}

/** Both halves of the question in two sentences. */
function Summary({ view, locale }: SharingPageProps) {
  const { t, titles } = useReleaseWords(locale);
  const { application, sections, receipt } = view;
  const { partner } = application;
  const open = sections.filter(({ partner: sight }) => sight === "released");
  const names = new Set(open.flatMap(({ readers }) => readers.map(({ name }) => name)));
  const later = sections.filter(({ waiting }) => waiting.length > 0);
  const waiting = new Set(later.flatMap((section) => section.waiting.map((each) => each.personId)));
  const sees = () => {
    if (application.isEnded) return t("sharing.ended", { partner });
    if (open.length === 0) return t("sharing.summaryNone", { partner });
    const released = titles(open.map(({ title }) => title));
    return t("sharing.summary", { partner, people: names.size, sections: released });
  };
  return (
    <>
      <p>
        {sees()}
        {waiting.size > 0 && !application.isEnded
          ? ` ${t("sharing.summaryLater", {
              people: waiting.size,
              sections: titles(later.map(({ title }) => title)),
            })}`
          : null}
      </p>
      <p>
        <a href="#receipt">{t("sharing.summaryLooked", { count: receipt.atPartner, partner })}</a>
      </p>
    </>
  );
}

/** What waits for an owner: a request, a further reader, a newer version. */
function Turn({ release, view, locale }: SharingPageProps & { release: ReleaseView }) {
  const { t, list, titles } = useReleaseWords(locale);
  const { application, consent, owners } = view;
  const { partner } = application;
  const href = `/${locale}/applications/${application.id}/sharing/${release.id}`;
  const waiting = release.readers.filter(({ standing }) => standing === "awaits_owner");
  const button = consent.may ? (
    <ButtonLink href={href} tone="primary">
      {t("sharing.answer")}
    </ButtonLink>
  ) : (
    <ButtonLink href={href}>{t("sharing.readOnlyAnswer")}</ButtonLink>
  );
  const answers = consent.may ? null : (
    <> {t("sharing.ownersAnswer", { count: owners.length, owners: list(owners) })}</>
  );
  if (release.standing === "asked")
    return (
      <NextStep action={button}>
        <b>
          {t("sharing.asks", { partner, sections: titles(release.sections.map((s) => s.title)) })}
        </b>
        <Between />
        {t("sharing.asksBody", {
          people: list(release.readers.map(({ name }) => name)),
          until: formatDate(release.until, locale),
          purpose: release.purpose,
        })}
        {answers}
      </NextStep>
    );
  if (waiting.length > 0)
    return (
      <NextStep action={button}>
        <b>{t("sharing.newReader", { partner, people: list(waiting.map(({ name }) => name)) })}</b>
        <Between />
        {t("sharing.newReaderBody")}
        {answers}
      </NextStep>
    );
  if (release.newerVersion !== null)
    return (
      <Notice
        title={t("sharing.newer", { version: release.version ?? 0, newer: release.newerVersion })}
        action={<ButtonLink href={href}>{t("sharing.newerGo")}</ButtonLink>}
      >
        <p>{t("sharing.newerBody", { partner })}</p>
      </Notice>
    );
  return null;
}
