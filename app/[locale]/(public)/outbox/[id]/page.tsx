import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { MailText } from "@/components/notifications/mail-text";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { isDemo } from "@/lib/accounts/demo";
import { formatDateTime } from "@/lib/i18n/format";
import { getDemoMail } from "@/lib/notifications/demo-outbox";
import { env } from "@/lib/platform/env";

type Props = { params: Promise<{ id: string }> };

async function mailOf(params: Props["params"]) {
  const { id } = await params;
  return (await isDemo()) ? getDemoMail(id) : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const mail = await mailOf(params);
  return mail ? { title: mail.subject } : {};
}

export default async function OutboxMailPage({ params }: Props) {
  const mail = await mailOf(params);
  if (!mail) notFound();
  const [locale, t] = await Promise.all([getLocale(), getTranslations("notifications.outbox")]);
  return (
    <>
      <PageHeader
        title={mail.subject}
        breadcrumbs={[{ href: `/${locale}/outbox`, label: t("title") }]}
      />
      <DescriptionList
        items={[
          { term: t("from"), description: mail.from },
          { term: t("recipient"), description: mail.to.join(", ") },
          { term: t("received"), description: formatDateTime(mail.date, locale) },
        ]}
      />
      <MailText text={mail.text} linkOrigin={env().APP_ORIGIN} />
      <p>
        <a href={`/${locale}/outbox`}>{t("back")}</a>
      </p>
    </>
  );
}
