import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { AskEmergencyForm } from "@/components/applications/ask-emergency-form";
import { EmergencyList } from "@/components/applications/emergency-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listEmergencies } from "@/lib/applications/queries/emergency-accesses";
import { ClientMessages } from "@/lib/i18n/client-messages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("applications.emergency");
  return { title: t("title") };
}

/** Emergency access: an administrator asks, a second person of the lead confirms, both can end it. */
export default async function EmergencyPage({ params }: Props) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/emergency");
  const { items, mayAsk } = await found(listEmergencies(actor));
  const t = await getTranslations("applications.emergency");
  const waiting = items.filter(({ mayConfirm }) => mayConfirm);
  const open = items.filter(({ standing, mayConfirm }) => standing !== "over" && !mayConfirm);
  const over = items.filter(({ standing }) => standing === "over");
  return (
    <ClientMessages namespaces={["applications.emergency"]}>
      <PageHeader title={t("title")} sub={t("sub")} />
      {waiting.length > 0 ? (
        <Section title={t("waitingTitle")} intro={t("waitingIntro")}>
          <EmergencyList items={waiting} />
        </Section>
      ) : null}
      <Section title={t("openTitle")}>
        {open.length > 0 ? (
          <EmergencyList items={open} />
        ) : (
          <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
        )}
      </Section>
      {mayAsk ? (
        <Section title={t("askTitle")} intro={t("askIntro")}>
          <AskEmergencyForm />
        </Section>
      ) : null}
      {over.length > 0 ? (
        <Section title={t("overTitle")}>
          <EmergencyList items={over} />
        </Section>
      ) : null}
    </ClientMessages>
  );
}
