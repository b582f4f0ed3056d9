import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ReadersTable } from "@/components/audit/readers-table";
import { SealState } from "@/components/audit/seal-state";
import { readersAddress } from "@/components/audit/trail-address";
import { TrailDay, TrailForm, TrailInput } from "@/components/audit/trail-form";
import { TrailTabs } from "@/components/audit/trail-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getSeal } from "@/lib/audit/queries/get-seal";
import { listReaders, readersShown } from "@/lib/audit/queries/list-readers";
import { readerQuestionSchema } from "@/lib/audit/schema";
import { withDays } from "@/lib/i18n/typed-date";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit.readers");
  return { title: t("title") };
}

/** Who saw one application or object between two days. */
export default async function ReadersPage({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  const actor = await requirePageActor(locale, "/audit/readers");
  const question = readerQuestionSchema.parse(withDays(query, ["from", "until"]));
  const seal = await found(getSeal(actor));
  const { items, more } = await listReaders(actor, question);
  const t = await getTranslations("audit.readers");
  const { subject, from, until } = question;
  return (
    <>
      <PageHeader title={t("title")} sub={t("sub")} />
      <SealState seal={seal} />
      <TrailTabs current="readers" />
      <TrailForm action={readersAddress(locale, {})} submit={t("show")} clear={null}>
        <TrailInput name="subject" label={t("subject")} value={subject} wide />
        <TrailDay name="from" label={t("from")} value={from} />
        <TrailDay name="until" label={t("until")} value={until} />
      </TrailForm>
      {subject === "" ? <p>{t("ask")}</p> : null}
      {subject !== "" && items.length === 0 ? (
        <EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>
      ) : null}
      {items.length > 0 ? <ReadersTable readers={items} /> : null}
      {more ? <p>{t("more", { count: readersShown })}</p> : null}
    </>
  );
}
