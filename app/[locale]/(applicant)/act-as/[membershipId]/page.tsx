import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ActAs } from "@/components/accounts/act-as";
import { PageHeader } from "@/components/ui/page-header";
import { membershipWords } from "@/lib/accounts/membership-words";
import { nextTarget } from "@/lib/accounts/next-target";
import { membershipView } from "@/lib/accounts/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getPageSession } from "@/lib/platform/session";

type Props = {
  params: Promise<{ locale: string; membershipId: string }>;
  searchParams: Promise<{ next?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.actAs");
  return { title: t("title") };
}

/** Asks whether to act under another membership of one's own before its page opens; nothing changes until one says so. */
export default async function ActAsPage({ params, searchParams }: Props) {
  const [{ locale: given, membershipId }, { next }] = await Promise.all([params, searchParams]);
  const locale = pageLocale(given);
  const target = nextTarget(next);
  const here = `/act-as/${membershipId}?next=${encodeURIComponent(target)}`;
  const actor = await requirePageActor(locale, here);
  if (actor.membership?.id === membershipId) redirect(`/${locale}${target}`);
  const session = await getPageSession();
  const row = session?.memberships.find(({ id }) => id === membershipId);
  if (!row) notFound();
  const t = await getTranslations("accounts");
  const words = membershipWords(membershipView(row, locale), t);
  return (
    <ClientMessages namespaces={["accounts.actAs"]}>
      <PageHeader title={t("actAs.title")} />
      <p>{t("actAs.body", { membership: words })}</p>
      <ActAs membership={{ id: membershipId, words }} next={target} />
    </ClientMessages>
  );
}
