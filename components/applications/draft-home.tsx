import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Between } from "@/components/ui/between";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { NextStep } from "@/components/ui/next-step";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { ContactLine } from "./contact-line";
import { useOutlook, type OutlookFacts } from "./outlook";
import { StatementLine, type StatementLineProps } from "./statement-line";
import { TaskList } from "./task-list";
import { nextSection, tasksOf, type TeamApplication } from "./team-application";
import { Withdraw } from "./withdraw";

type DraftHomeProps = {
  application: TeamApplication;
  contactEmail: string | null;
  statement: StatementLineProps["statement"];
  outlook: OutlookFacts | null;
  /** Where answers come from that wait to be kept; null where none wait. */
  prefilledFrom: string | null;
  /** What other domains have to say about a draft: who must not see it. */
  children?: ReactNode;
};

/** A draft: what is left, by when, and where to go on. */
export function DraftHome(props: DraftHomeProps) {
  const { application, contactEmail, statement, outlook, prefilledFrom, children } = props;
  const t = useTranslations("apply.home");
  const tMy = useTranslations("apply.my");
  const tPrefill = useTranslations("apply.prefill");
  const locale = useLocale();
  const { id, reference, startup, intake, programme, actions } = application;
  const base = `/${locale}/applications/${id}`;
  const section = nextSection(application);
  const say = useOutlook();
  const left = application.sections.filter(({ complete }) => !complete).length;
  return (
    <>
      <PageHeader
        title={intake.name}
        sub={t("about", { startup: startup?.name ?? "", reference })}
        breadcrumbs={[{ href: `/${locale}/my`, label: tMy("title") }]}
      />
      <NextStep
        action={
          <ButtonLink
            tone="primary"
            href={section ? `${base}/sections/${section}` : `${base}/review`}
          >
            {t(section ? "continue" : "check")}
          </ButtonLink>
        }
      >
        {outlook ? say(outlook, left) : application.next.sentence}
      </NextStep>
      {prefilledFrom ? (
        <Notice title={tPrefill("homeTitle")}>
          <p>
            {tPrefill("home", { source: prefilledFrom })}
            <Between />
            {tPrefill("never")}
          </p>
        </Notice>
      ) : null}
      <TaskList applicationId={id} tasks={tasksOf(application, (name) => t("done", { name }))}>
        {section ? <ButtonLink href={`${base}/review`}>{t("check")}</ButtonLink> : null}
      </TaskList>
      {startup ? (
        <Section title={t("team")}>
          <p>
            {t("teamBody")}
            <Between />
            <a href={`/${locale}/startups/${startup.id}`}>{t("manageTeam")}</a>
          </p>
        </Section>
      ) : null}
      {children}
      <Section title={t("more")}>
        <ContactLine email={contactEmail} reference={reference} />
        <StatementLine statement={statement} />
        {actions.withdraw.may && startup ? (
          <Cluster>
            <Withdraw
              isDraft
              applicationId={id}
              reference={reference}
              startup={startup.name}
              partner={programme.partner}
            />
          </Cluster>
        ) : null}
      </Section>
    </>
  );
}
