import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { MailActions } from "@/components/notifications/mail-actions";
import { MailAnswer, MailState } from "@/components/notifications/mail-state";
import { MailText } from "@/components/notifications/mail-text";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { isLocale } from "@/lib/i18n/locales";
import { getMail } from "@/lib/notifications/queries";
import { mailParams } from "@/lib/notifications/schema";
import { Refusal } from "@/lib/platform/errors";
import { requirePageActor } from "@/app/[locale]/require-actor";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications.desk");
  return { title: t("title") };
}

async function visibleMail(locale: string, id: string) {
  const actor = await requirePageActor(locale, `/desk/mail/${id}`);
  if (!mailParams.safeParse({ id }).success) notFound();
  try {
    return await getMail(actor, id);
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
}

export default async function MailPage({ params }: Props) {
  const { locale, id } = await params;
  const [mail, t] = await Promise.all([visibleMail(locale, id), getTranslations("notifications")]);
  const kind = t(`kinds.${mail.template}`);
  const name = mail.recipient?.name ?? t("desk.someone");
  const { letter } = mail;
  const language = isLocale(letter.locale) ? t(`desk.languages.${letter.locale}`) : letter.locale;
  return (
    <ClientMessages namespaces={["notifications"]}>
      <PageHeader
        title={t("desk.readTitle", { kind, name })}
        sub={t("desk.readIntro")}
        breadcrumbs={[{ href: `/${locale}/desk/mail`, label: t("desk.title") }]}
        actions={<MailActions id={mail.id} actions={mail.actions} kind={kind} name={name} />}
      />
      <DescriptionList
        items={[
          { term: t("desk.to"), description: mail.recipient?.address },
          { term: t("desk.subject"), description: letter.subject },
          { term: t("desk.language"), description: language },
          { term: t("desk.state"), description: <MailState mail={mail} /> },
          ...(mail.answer
            ? [{ term: t("desk.answer"), description: <MailAnswer answer={mail.answer} /> }]
            : []),
        ]}
      />
      <MailText text={letter.text} lang={letter.locale} />
    </ClientMessages>
  );
}
