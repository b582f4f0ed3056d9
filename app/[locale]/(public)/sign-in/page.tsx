import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { DemoPeople } from "@/components/accounts/demo-people";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { nextTarget } from "@/lib/accounts/next-target";
import { isDemo } from "@/lib/accounts/demo";
import { listDemoPeople } from "@/lib/accounts/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { getActor } from "@/lib/platform/session";

type Props = {
  params: Promise<{ locale: string }>;
  /** `again`: somebody else is signed in in this browser, and the reader of another page wants to be. */
  searchParams: Promise<{
    next?: string | string[];
    step?: string | string[];
    again?: string | string[];
  }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.signIn");
  return { title: t("title") };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const [{ locale: asked }, { next, step, again }] = await Promise.all([params, searchParams]);
  const locale = isLocale(asked) ? asked : defaultLocale;
  const target = next === undefined ? null : nextTarget(next);
  // In the demo one person plays many; elsewhere who is signed in has nothing to do here.
  if (!again && !(await isDemo()) && (await getActor())) redirect(`/${locale}${target ?? "/home"}`);
  const people = await listDemoPeople(locale);
  return (
    <ClientMessages namespaces={["accounts"]}>
      <SignInForm locale={locale} next={target} hasCode={step === "code"} />
      {people.length > 0 ? <DemoPeople people={people} next={target} /> : null}
    </ClientMessages>
  );
}
