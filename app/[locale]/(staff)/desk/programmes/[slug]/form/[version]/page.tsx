import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { FormSectionView } from "@/components/programmes/form-section-view";
import { FormSections } from "@/components/programmes/form-sections";
import { VersionState } from "@/components/programmes/form-versions";
import { SectionForm } from "@/components/programmes/section-form";
import { SetUpAction } from "@/components/programmes/set-up-action";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getFormVersion } from "@/lib/programmes/queries/form-version";

type Props = {
  params: Promise<{ locale: string; slug: string; version: string }>;
  searchParams: Promise<{ section?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.form");
  return { title: t("title") };
}

export default async function FormVersionPage({ params, searchParams }: Props) {
  const { locale: asked, slug, version: id } = await params;
  const locale = pageLocale(asked);
  const here = `/desk/programmes/${slug}/form/${id}`;
  const actor = await requirePageActor(locale, here);
  const { programme, version } = await found(getFormVersion(actor, slug, id));
  const { section: wanted } = await searchParams;
  const current = version.sections.find((each) => each.key === wanted) ?? version.sections[0];
  const t = await getTranslations("setup");
  const mayEdit = programme.mayEdit && version.status === "draft" && programme.status !== "closed";
  return (
    <ClientMessages namespaces={["setup"]}>
      <PageHeader
        title={t("form.versionTitle", { number: version.number })}
        sub={<VersionState version={version} locale={locale} />}
        breadcrumbs={[
          { href: `/${locale}/desk/programmes`, label: t("title") },
          { href: `/${locale}/desk/programmes/${slug}`, label: programme.name[locale] },
          { href: `/${locale}/desk/programmes/${slug}/form`, label: t("form.title") },
        ]}
        actions={
          mayEdit ? (
            <SetUpAction
              url={`/api/programmes/form-versions/${id}/publish`}
              body={{ revision: version.revision }}
              label={t("form.publish")}
              tone="primary"
              freezes
              confirm={{ title: t("form.publishTitle"), body: t("form.publishBody") }}
            />
          ) : null
        }
      />
      <FormSections
        sections={version.sections}
        current={current?.key}
        href={`/${locale}${here}`}
        locale={locale}
      />
      {current ? (
        <FormSectionView
          key={current.id}
          section={current}
          position={version.sections.indexOf(current)}
          last={version.sections.length - 1}
          formVersionId={id}
          href={`/${locale}${here}`}
          locale={locale}
          mayEdit={mayEdit}
        />
      ) : null}
      {mayEdit ? (
        <details>
          <summary>{t("form.addSection")}</summary>
          <SectionForm
            section={null}
            formVersionId={id}
            sectionHref={`/${locale}${here}?section=`}
          />
        </details>
      ) : null}
    </ClientMessages>
  );
}
