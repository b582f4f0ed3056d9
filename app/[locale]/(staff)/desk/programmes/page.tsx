import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { ProgrammesTable } from "@/components/programmes/programmes-table";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { listProgrammes } from "@/lib/programmes/queries/set-up";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup");
  return { title: t("title") };
}

export default async function ProgrammesPage({ params }: Props) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/desk/programmes");
  const { items, mayCreate } = await found(listProgrammes(actor));
  const t = await getTranslations("setup");
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          mayCreate ? (
            <ButtonLink href={`/${locale}/desk/programmes/new`} tone="primary">
              {t("list.new")}
            </ButtonLink>
          ) : undefined
        }
      />
      <ProgrammesTable programmes={items} locale={locale} />
      {mayCreate ? (
        <p>
          <a href={`/${locale}/retention`}>{t("list.retention")}</a>
        </p>
      ) : null}
    </>
  );
}
