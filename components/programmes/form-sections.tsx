import { useTranslations } from "next-intl";
import { TabsNav } from "@/components/ui/tabs-nav";
import type { Locale } from "@/lib/i18n/locales";
import type { LocalisedText } from "@/lib/programmes/localised";

type FormSectionsProps = {
  sections: readonly { key: string; title: LocalisedText; questions: readonly unknown[] }[];
  current: string | undefined;
  href: string;
  locale: Locale;
};

/** The sections of a version, one shown at a time. */
export function FormSections({ sections, current, href, locale }: FormSectionsProps) {
  const t = useTranslations("setup.form");
  return (
    <TabsNav
      label={t("sections")}
      items={sections.map((section) => ({
        href: `${href}?section=${section.key}`,
        label: section.title[locale],
        count: section.questions.length,
        current: section.key === current,
      }))}
    />
  );
}
