import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { StopAssisted } from "@/components/accounts/stop-assisted";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getStopPage } from "@/lib/accounts/queries/get-stop-page";
import { ClientMessages } from "@/lib/i18n/client-messages";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.stop");
  return { title: t("title"), robots: { index: false } };
}

/** Where the link of a mail about an assisted sign-in lands: a button, because scanners open links. */
export default async function StopAssistedPage({ params }: Props) {
  const { token } = await params;
  const { state } = await found(getStopPage(token));
  const t = await getTranslations("accounts.stop");
  return (
    <ClientMessages namespaces={["accounts"]}>
      <PageHeader title={t("title")} />
      {state === "open" ? (
        <>
          <p>{t("body")}</p>
          <StopAssisted token={token} />
        </>
      ) : (
        <Notice tone="ok">{t("over")}</Notice>
      )}
    </ClientMessages>
  );
}
