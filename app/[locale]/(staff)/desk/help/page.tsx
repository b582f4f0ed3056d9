import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { AskHelpForm } from "@/components/accounts/ask-help-form";
import { HelpList } from "@/components/accounts/help-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listAssistedSignIns } from "@/lib/applications/queries/assisted-sign-ins";
import { ClientMessages } from "@/lib/i18n/client-messages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.help");
  return { title: t("title") };
}

/** The lead's staff help somebody to sign in who cannot reach their mailbox: ask, confirm, tell the code. */
export default async function HelpPage({ params }: Props) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/desk/help");
  const helped = await found(listAssistedSignIns(actor));
  const t = await getTranslations("accounts.help");
  const waiting = helped.filter(({ mayConfirm }) => mayConfirm);
  const open = helped.filter(({ standing, mayConfirm }) => standing !== "over" && !mayConfirm);
  const over = helped.filter(({ standing }) => standing === "over");
  return (
    <ClientMessages namespaces={["accounts"]}>
      <PageHeader title={t("title")} sub={t("sub")} />
      {waiting.length > 0 ? (
        <Section title={t("waitingTitle")} intro={t("waitingIntro")}>
          <HelpList items={waiting} />
        </Section>
      ) : null}
      <Section title={t("openTitle")}>
        {open.length > 0 ? (
          <HelpList items={open} />
        ) : (
          <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
        )}
      </Section>
      <Section title={t("askTitle")} intro={t("askIntro")}>
        <AskHelpForm />
      </Section>
      {over.length > 0 ? (
        <Section title={t("overTitle")}>
          <HelpList items={over} />
        </Section>
      ) : null}
    </ClientMessages>
  );
}
