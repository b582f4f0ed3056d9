"use client";

import { useLocale, useTranslations } from "next-intl";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { Section } from "@/components/ui/section";
import { useAction } from "@/components/ui/use-action";
import { roles, type AccountRole, type DemoPerson } from "@/lib/accounts/schema";
import styles from "./demo-people.module.css";

/** The demo's people, one click each, grouped by what they act as. */
export function DemoPeople({ people, next }: { people: DemoPerson[]; next: string | null }) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const { run, pending, problem } = useAction(
    (_context, email: string) => request<{ path: string }>("POST", "/api/demo/sign-in", { email }),
    ({ path }) => window.location.assign(`/${locale}${next ?? path}`),
  );
  const others = people.filter(({ isPrincipal }) => !isPrincipal);
  return (
    <Section title={t("demo.title")} intro={t("demo.intro")}>
      <ProblemBanner problem={problem} />
      {groupsOf(people.filter(({ isPrincipal }) => isPrincipal)).map(({ role, members }) => (
        <section key={role ?? "none"} className={styles.group}>
          <h3>{t(`roles.${role ?? "none"}`)}</h3>
          <p className="quiet">{t(`demo.who.${role ?? "none"}`)}</p>
          <People people={members} pending={pending} onChoose={(email) => void run(email)} />
        </section>
      ))}
      {others.length > 0 ? (
        <details className={styles.group}>
          <summary>{t("demo.more")}</summary>
          <People people={others} pending={pending} onChoose={(email) => void run(email)} />
        </details>
      ) : null}
    </Section>
  );
}

type PeopleProps = { people: DemoPerson[]; pending: boolean; onChoose: (email: string) => void };

function People({ people, pending, onChoose }: PeopleProps) {
  const t = useTranslations("accounts");
  return (
    <ul className={styles.people}>
      {people.map((person) => (
        <li key={person.email}>
          <span className={styles.name}>
            {person.displayName} <span className="quiet">{placesOf(person)}</span>
          </span>
          <Button size="small" disabled={pending} onClick={() => onChoose(person.email)}>
            {t("demo.signInAs", { email: person.email })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function placesOf(person: DemoPerson): string {
  return [...new Set(person.memberships.map(({ place }) => place))].join(" · ");
}

type Group = { role: AccountRole | null; members: DemoPerson[] };

function groupsOf(people: DemoPerson[]): Group[] {
  return [...roles, null]
    .map((role) => ({
      role,
      members: people.filter(({ memberships }) => (memberships[0]?.role ?? null) === role),
    }))
    .filter(({ members }) => members.length > 0);
}
