import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { Receipt } from "@/components/applications/receipt";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadTeamApplication } from "../load";
import { versionCopy } from "../version-copy";

type PageProps = { params: Promise<{ locale: string; id: string }> };

async function load({ params }: PageProps) {
  const { locale, id } = await params;
  return loadTeamApplication(locale, id, `/applications/${id}/submitted`);
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, application } = await load(props);
  const t = await getTranslations({ locale, namespace: "apply.submitted" });
  return { title: `${t("title")} · ${application.reference}` };
}

export default async function SubmittedPage(props: PageProps) {
  const { locale, application, page, actor } = await load(props);
  if (!application.submittedAt) redirect(`/${locale}/applications/${application.id}`);
  return (
    <ClientMessages namespaces={["apply", "privacy"]}>
      <Receipt application={application} contactEmail={page.contactEmail}>
        {await versionCopy(actor, application, locale)}
      </Receipt>
    </ClientMessages>
  );
}
