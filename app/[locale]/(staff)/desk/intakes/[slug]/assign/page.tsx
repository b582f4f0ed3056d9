import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { pageLocale } from "@/app/[locale]/(applicant)/page-locale";
import { BoardApplication } from "@/components/reviews/board-row";
import styles from "@/components/reviews/assign-board.module.css";
import { ReviewerTable } from "@/components/reviews/reviewer-table";
import { RunPanel } from "@/components/reviews/run-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { NextStep } from "@/components/ui/next-step";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDateTime } from "@/lib/i18n/format";
import { vocabularyChips } from "@/lib/reviews/vocabulary-chips";
import { boardPageSize } from "@/lib/reviews/queries/assign-board";
import { loadBoard } from "./load";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await params;
  const { board } = await loadBoard(locale, slug, 1);
  const t = await getTranslations({ locale: pageLocale(locale), namespace: "reviews.board" });
  return { title: t("metaTitle", { intake: board.intake.name }) };
}

/** One organisation's side of assigning reviewers in an intake: by hand, or the best assignment. */
export default async function AssignPage({ params, searchParams }: PageProps) {
  const { locale: given, slug } = await params;
  const page = pageSchema.parse((await searchParams).page);
  const { board, locale } = await loadBoard(given, slug, page);
  const t = await getTranslations("reviews.board");
  const tDesk = await getTranslations("reviews.desk");
  const { intake, organisation, rows, total, lacking, reviewers, run } = board;
  const path = `/${locale}/desk/intakes/${slug}/assign`;
  const due = intake.reviewsDueAt;
  return (
    <ClientMessages namespaces={["reviews"]}>
      <PageHeader
        title={t("title")}
        sub={`${board.programme} · ${intake.name} · ${organisation}`}
        breadcrumbs={[{ href: `/${locale}/desk`, label: tDesk("applications") }]}
      />
      <NextStep>
        {t("next", {
          lacking,
          organisation,
          dated: due ? "yes" : "no",
          due: due ? formatDateTime(due, locale) : "",
        })}
      </NextStep>
      <Section title={t("best")}>
        <RunPanel intakeId={intake.id} needed={intake.needed} run={run} />
      </Section>
      <Section title={t("applications", { count: total })}>
        {rows.length === 0 ? (
          <EmptyState title={t("empty")}>
            <p>{t("emptyWhy")}</p>
          </EmptyState>
        ) : (
          <ul className={styles.rows}>
            {rows.map((row) => (
              <BoardApplication
                key={row.applicationId}
                row={row}
                reviewers={reviewers}
                needed={intake.needed}
              />
            ))}
          </ul>
        )}
        <Pagination
          page={page}
          pageSize={boardPageSize}
          total={total}
          href={(number) => `${path}?page=${number}`}
        />
      </Section>
      <Section title={t("reviewers", { organisation })}>
        <ReviewerTable reviewers={reviewers} {...vocabularyChips(locale)} />
      </Section>
    </ClientMessages>
  );
}
