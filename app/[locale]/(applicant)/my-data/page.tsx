import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { EraseButton } from "@/components/privacy/erase-button";
import { ExportPanel } from "@/components/privacy/export-panel";
import { StartupData } from "@/components/privacy/startup-data";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getPrivacy } from "@/lib/privacy/queries/get-privacy";
import { Between } from "@/components/ui/between";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("privacy");
  return { title: t("title") };
}

/** One's own data and the startup's: consents, a copy, correction, erasure. */
export default async function MyDataPage({ params }: Props) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/my-data");
  const { person, startup } = await getPrivacy(actor);
  const t = await getTranslations("privacy");
  return (
    <ClientMessages namespaces={["privacy"]}>
      <PageHeader title={t("title")} sub={t("sub")} />
      {startup ? <StartupData startup={startup} /> : null}
      <Section title={t("person.copyTitle")} id="copy" intro={t("person.copyIntro")}>
        <ExportPanel url="/api/me/export" made={person.export} />
      </Section>
      <Section title={t("person.correctTitle")} id="correct">
        <p>
          {t("person.correct")}
          <Between />
          <a href={`/${locale}/profile`}>{t("person.correctLink")}</a>
        </p>
      </Section>
      <Section title={t("person.eraseTitle")} id="erase">
        <p>{t("person.erase")}</p>
        <EraseButton what="account" email={person.email} />
      </Section>
    </ClientMessages>
  );
}
