import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AssistedSignInForm } from "@/components/accounts/assisted-sign-in-form";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.assisted");
  return { title: t("title") };
}

/** Where a code that the lead's staff told is typed; the way in for whoever cannot reach their mailbox. */
export default async function AssistedSignInPage() {
  const t = await getTranslations("accounts.assisted");
  return (
    <ClientMessages namespaces={["accounts"]}>
      <PageHeader title={t("title")} />
      <AssistedSignInForm />
    </ClientMessages>
  );
}
