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

type SetUpHeaderProps = {
  programme: SetUpProgramme;
  locale: Locale;
  current: "overview" | "form" | "rubrics";
  actions?: ReactNode;
};

/** The head of every page of a programme's set-up: its name and the neighbouring pages. */
export function SetUpHeader({ programme, locale, current, actions }: SetUpHeaderProps) {
  const t = useTranslations("setup");
  const home = `/${locale}/desk/programmes/${programme.slug}`;
  const tabs = [
    { href: home, label: t("overview.tabOverview"), current: current === "overview" },
    { href: `${home}/form`, label: t("overview.tabForm"), current: current === "form" },
    { href: `${home}/rubrics`, label: t("overview.tabRubrics"), current: current === "rubrics" },
    ...(programme.mayEdit ? [{ href: `${home}/people`, label: t("overview.tabPeople") }] : []),
  ];
  return (
    <>
      <PageHeader
        title={programme.name[locale]}
        breadcrumbs={[{ href: `/${locale}/desk/programmes`, label: t("title") }]}
        actions={actions}
      />
      <TabsNav label={t("overview.tabs")} items={tabs} />
      {programme.mayEdit ? null : (
        <Notice>{t("readOnly", { organisation: programme.partner.shortName[locale] })}</Notice>
      )}
    </>
  );
}
