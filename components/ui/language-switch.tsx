"use client";

import { useLocale, useTranslations } from "next-intl";
import { usePathname, useSearchParams } from "next/navigation";
import { Suspense } from "react";
import { locales, type Locale } from "@/lib/i18n/locales";
import styles from "./language-switch.module.css";

const names: Record<Locale, { short: string; full: string }> = {
  "en-HK": { short: "EN", full: "English" },
  "zh-HK": { short: "繁", full: "繁體中文" },
  "zh-CN": { short: "简", full: "简体中文" },
};

/** The same page, filters included, in another language. A full load, so that `lang` is right. */
export function LanguageSwitch() {
  return (
    <Suspense fallback={<Links query="" />}>
      <LinksWithQuery />
    </Suspense>
  );
}

function LinksWithQuery() {
  const query = useSearchParams().toString();
  return <Links query={query ? `?${query}` : ""} />;
}

function Links({ query }: { query: string }) {
  const t = useTranslations("ui.header");
  const current = useLocale();
  const rest = (usePathname() ?? "").replace(/^\/[^/]+/, "");
  return (
    <nav aria-label={t("language")} className={styles.languages}>
      {locales.map((locale) => (
        <a
          key={locale}
          href={`/${locale}${rest}${query}`}
          lang={locale}
          hrefLang={locale}
          data-hard
          aria-current={locale === current ? "true" : undefined}
          title={names[locale].full}
        >
          {names[locale].short}
          <span className="sr-only"> {names[locale].full}</span>
        </a>
      ))}
    </nav>
  );
}
