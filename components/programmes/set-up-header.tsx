import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TabsNav } from "@/components/ui/tabs-nav";
import type { Locale } from "@/lib/i18n/locales";
import type { LocalisedText } from "@/lib/programmes/localised";

export type SetUpProgramme = {
  slug: string;
  name: LocalisedText;
  partner: { shortName: LocalisedText };
  mayEdit: boolean;
};

type SetUpPage = "overview" | "form" | "rubrics" | "people";

type SetUpHeaderProps = {
  programme: SetUpProgramme;
  locale: Locale;
  current: Exclude<SetUpPage, "people">;
  actions?: ReactNode;
};

/** The neighbouring pages of a programme's set-up, the same on each of them. */
export function SetUpTabs({
  slug,
  locale,
  current,
}: {
  slug: string;
  locale: Locale;
  current: SetUpPage;
}) {
  const t = useTranslations("setup.overview");
  const home = `/${locale}/desk/programmes/${slug}`;
  const tabs = [
    { href: home, label: t("tabOverview"), current: current === "overview" },
    { href: `${home}/form`, label: t("tabForm"), current: current === "form" },
    { href: `${home}/rubrics`, label: t("tabRubrics"), current: current === "rubrics" },
    { href: `${home}/people`, label: t("tabPeople"), current: current === "people" },
  ];
  return <TabsNav label={t("tabs")} items={tabs} />;
}

/** The head of the pages of a programme's set-up: its name and the neighbouring pages. */
export function SetUpHeader({ programme, locale, current, actions }: SetUpHeaderProps) {
  const t = useTranslations("setup");
  return (
    <>
      <PageHeader
        title={programme.name[locale]}
        breadcrumbs={[{ href: `/${locale}/desk/programmes`, label: t("title") }]}
        actions={actions}
      />
      <SetUpTabs slug={programme.slug} locale={locale} current={current} />
      {programme.mayEdit ? null : (
        <Notice>{t("readOnly", { organisation: programme.partner.shortName[locale] })}</Notice>
      )}
    </>
  );
}
