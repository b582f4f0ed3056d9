import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ColumnsForm } from "@/components/imports/columns-form";
import { ImportStep } from "@/components/imports/import-step";
import { RowDecisions } from "@/components/imports/row-decisions";
import { RowsTable } from "@/components/imports/rows-table";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { importRowStates, type ImportRowState } from "@/lib/imports/schema";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { loadImport } from "./load";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const separatorNames = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports.page");
  return { title: t("title") };
}

/** One import: its columns, every row with its reason, and the button that runs it. */
export default async function ImportBatchPage({ params, searchParams }: Props) {
  const { locale: given, id } = await params;
  const locale = isLocale(given) ? given : defaultLocale;
  const { state: asked, page: askedPage } = await searchParams;
  const actor = await requirePageActor(locale, `/desk/import/${id}`);
  const state = importRowStates.find((each) => each === asked) ?? null;
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(askedPage)) || 1));
  const loaded = await loadImport(actor, id, { state, page }, locale);
  if (!loaded) notFound();
  const { batch, rows } = loaded;
  const t = await getTranslations("imports");
  const here = `/${locale}/desk/import/${id}`;
  const href = (of: ImportRowState | null, at = 1) => {
    const query = new URLSearchParams({
      ...(of ? { state: of } : {}),
      ...(at > 1 ? { page: `${at}` } : {}),
    });
    return query.size > 0 ? `${here}?${query.toString()}` : here;
  };
  const isWaiting = batch.state === "uploaded" || batch.state === "previewed";
  const shown = importRowStates.filter((each) => batch.counts[each] > 0 || each === state);
  return (
    <ClientMessages namespaces={["imports"]}>
      <PageHeader
        breadcrumbs={[
          { href: `/${locale}/desk`, label: t("page.breadcrumb") },
          { href: `/${locale}/desk/import`, label: t("page.title") },
        ]}
        title={batch.fileName}
        sub={t("batch.sub", {
          intake: batch.intake.name,
          rows: batch.rowCount,
          encoding: t(`encodings.${batch.mapping.encoding}`),
          separator: t(`separators.${separatorNames[batch.mapping.separator]}`),
        })}
      />
      <ImportStep batch={batch} />
      {isWaiting ? (
        <Section title={t("batch.columns")} intro={t("batch.columnsIntro")}>
          <ColumnsForm batchId={id} mapping={batch.mapping} />
        </Section>
      ) : null}
      {batch.state === "uploaded" ? null : (
        <Section title={t("batch.rows")} id="rows">
          <TabsNav
            label={t("batch.tabs")}
            items={[
              {
                href: href(null),
                label: t("batch.all"),
                count: batch.rowCount,
                current: state === null,
              },
              ...shown.map((each) => ({
                href: href(each),
                label: t(`rowStates.${each}`),
                count: batch.counts[each],
                current: each === state,
              })),
            ]}
          />
          <RowsTable
            rows={rows.items}
            canDecide={batch.state === "previewed"}
            locale={locale}
            empty={<p className="quiet">{t("batch.empty")}</p>}
          />
          {batch.state === "previewed" ? <RowDecisions batchId={id} /> : null}
          <Pagination
            page={page}
            pageSize={rows.pageSize}
            total={rows.total}
            href={(at) => href(state, at)}
          />
        </Section>
      )}
    </ClientMessages>
  );
}
