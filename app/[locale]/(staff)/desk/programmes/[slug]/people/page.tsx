import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { InvitationsTable } from "@/components/accounts/invitations-table";
import { InviteForm } from "@/components/accounts/invite-form";
import { MembersTable } from "@/components/accounts/members-table";
import { SetUpTabs } from "@/components/programmes/set-up-header";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getProgrammePeople } from "@/lib/accounts/queries/get-programme-people";
import { ClientMessages } from "@/lib/i18n/client-messages";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.people");
  return { title: t("title") };
}

export default async function PeoplePage({ params }: Props) {
  const { locale: asked, slug } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/desk/programmes/${slug}/people`);
  const people = await found(getProgrammePeople(actor, slug, locale));
  const t = await getTranslations("accounts.people");
  const waiting = people.members.filter(({ pending }) => pending);
  return (
    <ClientMessages namespaces={["accounts"]}>
      {people.readsSetUp ? (
        <>
          <PageHeader
            title={people.programme}
            breadcrumbs={[{ href: `/${locale}/desk/programmes`, label: t("setUp") }]}
          />
          <SetUpTabs slug={slug} locale={locale} current="people" />
        </>
      ) : (
        <PageHeader title={t("title")} sub={t("sub", { programme: people.programme })} />
      )}
      {waiting.length > 0 ? (
        <Section title={t("pendingTitle")} intro={t("pendingIntro")}>
          <MembersTable members={waiting} caption={t("pendingTitle")} />
        </Section>
      ) : null}
      <Section title={t("membersTitle")}>
        <MembersTable
          members={people.members.filter(({ pending }) => !pending)}
          caption={t("membersTitle")}
        />
      </Section>
      {people.invitations.length > 0 ? (
        <Section title={t("invitationsTitle")}>
          <InvitationsTable invitations={people.invitations} />
        </Section>
      ) : null}
      {people.places.length > 0 ? (
        <Section title={t("inviteTitle")}>
          <InviteForm places={people.places} programmeId={people.programmeId} />
        </Section>
      ) : null}
    </ClientMessages>
  );
}
