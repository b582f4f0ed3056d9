import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { WaitingElsewhere } from "@/app/[locale]/waiting-elsewhere";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { SecondPersonNotices } from "@/app/[locale]/second-person-notices";
import { AccountSearch } from "@/components/accounts/account-search";
import { AccountsTable } from "@/components/accounts/accounts-table";
import { InviteForm } from "@/components/accounts/invite-form";
import { OrganisationForm } from "@/components/accounts/organisation-form";
import { OrganisationsTable } from "@/components/accounts/organisations-table";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import {
  listAccounts,
  listOrganisations,
  listPlacesToManage,
  peoplePerPage,
} from "@/lib/accounts/queries/list-accounts";
import { accountSearchSchema } from "@/lib/accounts/schema";
import { countWaitingConfirmations } from "@/lib/applications/queries/waiting-confirmations";
import { ClientMessages } from "@/lib/i18n/client-messages";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.admin");
  return { title: t("title") };
}

export default async function AdminPage({ params, searchParams }: Props) {
  const [{ locale: asked }, query] = await Promise.all([params, searchParams]);
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, "/admin");
  const { q, page } = accountSearchSchema.parse(query);
  const organisations = await found(listOrganisations(actor, locale));
  const [accounts, places, waiting] = await Promise.all([
    listAccounts(actor, { search: q, page, locale }),
    listPlacesToManage(actor, locale),
    countWaitingConfirmations(actor),
  ]);
  const t = await getTranslations("accounts.admin");
  const here = `/${locale}/admin`;
  return (
    <ClientMessages namespaces={["accounts"]}>
      <PageHeader title={t("title")} sub={t("sub")} />
      <SecondPersonNotices waiting={waiting} locale={locale} />
      <WaitingElsewhere locale={locale} />
      <Section title={t("people")}>
        <AccountSearch action={here} search={q} />
        <AccountsTable accounts={accounts.items} />
        <Pagination
          page={page}
          pageSize={peoplePerPage}
          total={accounts.total}
          href={(to) => `${here}?${new URLSearchParams({ q, page: String(to) })}`}
        />
      </Section>
      <Section title={t("inviteTitle")}>
        <InviteForm places={places} programmeId={null} />
      </Section>
      <Section title={t("organisations")}>
        <OrganisationsTable organisations={organisations} />
      </Section>
      <Section title={t("addOrganisation")}>
        <OrganisationForm />
      </Section>
    </ClientMessages>
  );
}
