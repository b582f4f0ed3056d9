import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { pageLocale } from "@/app/[locale]/page-locale";
import { WaitingElsewhere } from "@/app/[locale]/waiting-elsewhere";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.partnerDesk");
  return { title: t("title") };
}

export default async function PartnerDeskPage({ params }: Props) {
  const { locale } = await params;
  const actor = await requirePageActor(locale, "/partner-desk");
  if (actor.membership?.role !== "ecosystem_partner") notFound();
  const t = await getTranslations("accounts.partnerDesk");
  return (
    <>
      <PageHeader title={t("title")} />
      <WaitingElsewhere locale={pageLocale(locale)} />
      <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
    </>
  );
}
