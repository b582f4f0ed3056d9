"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { CodeStep } from "./code-step";
import { EmailStep } from "./email-step";

type SignInFormProps = {
  locale: string;
  /** Where the person wanted to go. */
  next: string | null;
  /** The code is there, or on its way. */
  hasCode: boolean;
};

/**
 * Address first, then the mailed code. The step stands in the page's address, so that reloading and Back keep it; the
 * address a code went to stands in the tab's memory, where no log sees it.
 */
export function SignInForm({ locale, next, hasCode }: SignInFormProps) {
  const t = useTranslations("accounts.signIn");
  const pathOf = (step: Record<string, string>) => {
    const query = new URLSearchParams({ ...(next ? { next } : {}), ...step }).toString();
    return `/${locale}/sign-in${query ? `?${query}` : ""}`;
  };
  return (
    <>
      <PageHeader title={hasCode ? t("codeTitle") : t("title")} />
      {hasCode ? (
        <CodeStep next={next} locale={locale} emailHref={pathOf({})} />
      ) : (
        <EmailStep codeHref={pathOf({ step: "code" })} />
      )}
    </>
  );
}
