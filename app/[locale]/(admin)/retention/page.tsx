import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { RetentionTable } from "@/components/privacy/retention-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import { listRetention, retentionShown } from "@/lib/privacy/queries/list-retention";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("privacy.retention");
  return { title: t("title") };
}

/** What the retention timers will erase, before they do. */
export default async function RetentionPage({ params }: Props) {
  const { locale } = await params;
  const actor = await requirePageActor(locale, "/retention");
  const { items, drafts, more, idle } = await found(listRetention(actor));
  const t = await getTranslations("privacy.retention");
  return (
    <>
      <PageHeader title={t("title")} sub={t("sub")} />
      <p>{t("rule")}</p>
      {items.length > 0 ? (
        <RetentionTable items={items} />
      ) : (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      )}
      {more ? <p>{t("more", { count: retentionShown })}</p> : null}
      {drafts > 0 ? <p>{t("drafts", { count: drafts })}</p> : null}
      <Section title={t("idle.title")} id="idle" intro={t("idle.rule")}>
        {idle.length === 0 ? <p className="quiet">{t("idle.none")}</p> : null}
        <ul>
          {idle.map(({ erasedOn, count }) => (
            <li key={erasedOn}>{t("idle.line", { count, day: formatDate(erasedOn, locale) })}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
