import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { Receipt } from "@/components/applications/receipt";
import { VersionCopy } from "@/components/privacy/version-copy";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadTeamApplication } from "../load";
import { readVersionCopy } from "../read";

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
  const copy = await readVersionCopy(actor, application, locale);
  return (
    <ClientMessages namespaces={["apply", "privacy"]}>
      <Receipt application={application} contactEmail={page.contactEmail}>
        {copy ? <VersionCopy applicationId={application.id} {...copy} /> : null}
      </Receipt>
    </ClientMessages>
  );
}
