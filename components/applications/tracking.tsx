import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Between } from "@/components/ui/between";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { DataTable } from "@/components/ui/data-table";
import { Lens } from "@/components/ui/lens";
import { NextStep } from "@/components/ui/next-step";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { endedStatuses } from "@/lib/applications/lifecycle";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import { ContactLine } from "./contact-line";
import { useSentenceGap } from "@/components/ui/sentence-gap";
import { nextSection, type TeamApplication } from "./team-application";
import { StatementLine, type StatementLineProps } from "./statement-line";
import styles from "./tracking.module.css";
import { Withdraw } from "./withdraw";

export type TeamPageView = {
  contactEmail: string | null;
  claim: { importedAt: string; claimedAt: string } | null;
  statement: StatementLineProps["statement"];
  history: { status: string; label: string; at: string }[];
};

type TrackingProps = {
  application: TeamApplication;
  page: TeamPageView;
  /** Questions from the reviewers, released feedback: what asks for the startup's eye. */
  children?: ReactNode;
  /** The copy of what was sent. */
  copy?: ReactNode;
  /** The way to apply again after an ending. */
  again?: ReactNode;
};

/** After sending: what happens next and by when, then how it came there, who reads what, and the copy. */
export function Tracking({ application, page, children, copy, again }: TrackingProps) {
  const t = useTranslations("apply.tracking");
  const tHome = useTranslations("apply.home");
  const tMy = useTranslations("apply.my");
  const locale = useLocale();
  const { id, reference, startup, intake, programme, next } = application;
  return (
    <>
      <PageHeader
        title={intake.name}
        sub={tHome("about", { startup: startup?.name ?? "", reference })}
        breadcrumbs={[{ href: `/${locale}/my`, label: tMy("title") }]}
      />
      <NextStep action={<OneButton application={application} />}>{next.sentence}</NextStep>
      <Returned application={application} />
      <Rejection application={application} />
      <Imported application={application} page={page} />
      {children}
      <Programme application={application} />
      {again}
      <Section title={t("application")}>
        {application.submittedAt ? (
          <p>
            {t(page.claim && application.version === 1 ? "imported" : "version", {
              version: application.version,
              at: formatDateTime(application.submittedAt, locale),
            })}
          </p>
        ) : null}
        <Cluster>
          <ButtonLink href={`/${locale}/applications/${id}/review`}>{t("read")}</ButtonLink>
          {application.submittedAt && !page.claim ? (
            <ButtonLink href={`/${locale}/applications/${id}/submitted`}>{t("receipt")}</ButtonLink>
          ) : null}
          {application.status === "admitted" ? (
            <ButtonLink href={`/${locale}/applications/${id}/mentors`}>{t("mentors")}</ButtonLink>
          ) : null}
        </Cluster>
      </Section>
      {copy}
      <WhoSees application={application} />
      <History page={page} />
      <Section title={tHome("contact")}>
        <ContactLine email={page.contactEmail} reference={reference} />
        <StatementLine statement={page.statement} />
      </Section>
      {application.actions.withdraw.may && startup ? (
        <Section title={t("withdraw")} intro={t("withdrawIntro")}>
          <Withdraw
            isDraft={false}
            applicationId={id}
            reference={reference}
            startup={startup.name}
            partner={programme.partner}
          />
        </Section>
      ) : null}
    </>
  );
}

/** The one button that moves it, when it is the startup's turn. */
function OneButton({ application }: { application: TeamApplication }) {
  const t = useTranslations("apply.tracking");
  const locale = useLocale();
  const base = `/${locale}/applications/${application.id}`;
  const primary = (path: string, words: string) => (
    <ButtonLink href={`${base}/${path}`} tone="primary">
      {words}
    </ButtonLink>
  );
  switch (application.status) {
    case "returned":
      return primary("review", t("returnedDo"));
    case "offered":
      return primary("offer", t("offer"));
    case "admitted":
      return primary("onboarding", t("onboarding"));
    default:
      return null;
  }
}

/** After admission: the pages of the programme. */
function Programme({ application }: { application: TeamApplication }) {
  const t = useTranslations("apply.tracking");
  const locale = useLocale();
  if (application.status !== "admitted") return null;
  const base = `/${locale}/applications/${application.id}`;
  return (
    <Section title={t("programme")} intro={t("programmeIntro")}>
      <Cluster>
        <ButtonLink href={`${base}/mentors`}>{t("mentors")}</ButtonLink>
        <ButtonLink href={`${base}/card`}>{t("card")}</ButtonLink>
        <ButtonLink href={`${base}/offer`}>{t("offer")}</ButtonLink>
      </Cluster>
    </Section>
  );
}

function Returned({ application }: { application: TeamApplication }) {
  const t = useTranslations("apply.tracking");
  const locale = useLocale();
  const gap = useSentenceGap();
  const { returned, sections, programme, id } = application;
  if (!returned) return null;
  const open = sections.filter(({ key }) => returned.sections.includes(key));
  const left = open.filter(({ complete }) => !complete).length;
  const first = nextSection(application) ?? open[0]?.key;
  return (
    <Notice
      tone="warn"
      title={t("returnedTitle", { lead: programme.lead })}
      action={
        first ? (
          <ButtonLink href={`/${locale}/applications/${id}/sections/${first}`}>
            {sections.find(({ key }) => key === first)?.title}
          </ButtonLink>
        ) : null
      }
    >
      <p className={styles.message}>{returned.message}</p>
      <p>
        {t("returnedSections")}
        <Between />
        {open.map(({ key, title }, at) => (
          <span key={key}>
            {at > 0 ? " · " : null}
            <a href={`/${locale}/applications/${id}/sections/${key}`}>{title}</a>
          </span>
        ))}
      </p>
      <p>
        {t("returnedCount", { left })}
        {gap}
        {returned.dueAt ? t("returnedDue", { due: formatDateTime(returned.dueAt, locale) }) : null}
      </p>
    </Notice>
  );
}

function Rejection({ application }: { application: TeamApplication }) {
  const t = useTranslations("apply.tracking");
  const locale = useLocale();
  const { rejection } = application;
  // A joint decision's words come with its released feedback.
  if (!rejection?.reason) return null;
  return (
    <Section title={t("rejectedTitle")}>
      <p className={styles.message}>{rejection.reason}</p>
      {rejection.reapplyFrom ? (
        <p>{t("reapply", { date: formatDate(rejection.reapplyFrom, locale) })}</p>
      ) : null}
    </Section>
  );
}

/** A record that staff imported and its owner has claimed: where it came from, and how to put it right. */
function Imported({ application, page }: Pick<TrackingProps, "application" | "page">) {
  const t = useTranslations("apply.claim");
  const locale = useLocale();
  const { id, startup, programme, status } = application;
  if (!page.claim || !startup || endedStatuses.includes(status)) return null;
  return (
    <Notice title={t("noticeTitle")}>
      <p>
        {t("notice", {
          lead: programme.lead,
          imported: formatDate(page.claim.importedAt, locale),
          claimed: formatDate(page.claim.claimedAt, locale),
        })}
      </p>
      <p>
        <a href={`/${locale}/applications/${id}/review`}>{t("noticeRead")}</a> ·{" "}
        <a href={`/${locale}/startups/${startup.id}`}>{t("noticeProfile")}</a>
      </p>
    </Notice>
  );
}

function WhoSees({ application }: { application: TeamApplication }) {
  const t = useTranslations("apply.tracking");
  const locale = useLocale();
  const { partner } = application.programme;
  // An ending closes the partner's sight at once; the tiers of the sections no longer say who reads.
  if (endedStatuses.includes(application.status))
    return (
      <Section title={t("whoSees")} id="who-sees-what">
        <p>{application.submittedAt ? t("seesEnded", { partner }) : t("seesNobody")}</p>
      </Section>
    );
  return (
    <Section title={t("whoSees")} intro={t("whoSeesIntro")} id="who-sees-what">
      <DataTable
        caption={t("whoSees")}
        rows={application.sections}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "section",
            header: t("section"),
            rowHeader: true,
            cell: ({ key, title }) => (
              <a href={`/${locale}/applications/${application.id}/sections/${key}`}>{title}</a>
            ),
          },
          {
            key: "readers",
            header: t("readers"),
            cell: ({ lens }) => (
              <Lens sight={lens.sight} reason={lens.reason}>
                {lens.label}
              </Lens>
            ),
          },
        ]}
      />
      <Cluster>
        <ButtonLink href={`/${locale}/applications/${application.id}/sharing`}>
          {t("sharing", { partner })}
        </ButtonLink>
      </Cluster>
    </Section>
  );
}

function History({ page }: { page: TeamPageView }) {
  const t = useTranslations("apply.tracking");
  const locale = useLocale();
  return (
    <Section title={t("history")}>
      <ol className={styles.history}>
        {page.history.map(({ label, at }) => (
          <li key={at}>
            <span>{label}</span> <time dateTime={at}>{formatDateTime(at, locale)}</time>
          </li>
        ))}
      </ol>
    </Section>
  );
}
