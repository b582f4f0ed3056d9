import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { secondPersonWords } from "@/app/[locale]/second-person-words";
import { EmergencyList } from "@/components/applications/emergency-list";
import { PageHeader } from "@/components/ui/page-header";
import { AskSecondPersonForm } from "@/components/ui/second-person/ask-second-person-form";
import { SecondPersonSections } from "@/components/ui/second-person/second-person-sections";
import { reasonLimits } from "@/lib/accounts/schema";
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
  const form = (
    <AskSecondPersonForm
      id="emergency"
      url="/api/emergency-accesses"
      submit={t("ask")}
      fields={[
        { name: "reference", type: "text", label: t("reference"), hint: t("referenceHint") },
        {
          name: "reason",
          type: "reason",
          label: t("reason"),
          hint: t("reasonHint"),
          limit: reasonLimits.most,
        },
      ]}
    />
  );
  return (
    <ClientMessages namespaces={["applications.emergency"]}>
      <PageHeader title={t("title")} sub={t("sub")} />
      <SecondPersonSections
        items={items}
        list={(listed) => <EmergencyList items={listed} />}
        form={mayAsk ? form : null}
        words={secondPersonWords(t)}
      />
    </ClientMessages>
  );
}
