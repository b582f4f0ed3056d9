import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { secondPersonWords } from "@/app/[locale]/second-person-words";
import { AssistedList } from "@/components/accounts/assisted-list";
import { PageHeader } from "@/components/ui/page-header";
import { AskSecondPersonForm } from "@/components/ui/second-person/ask-second-person-form";
import { SecondPersonSections } from "@/components/ui/second-person/second-person-sections";
import { reasonLimits } from "@/lib/accounts/schema";
import { listAssistedSignIns } from "@/lib/applications/queries/assisted-sign-ins";
import { ClientMessages } from "@/lib/i18n/client-messages";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.assistedDesk");
  return { title: t("title") };
}

/** The lead's staff assist somebody at sign-in who cannot reach their mailbox: ask, confirm, tell the code. */
export default async function AssistedPage({ params }: Props) {
  const locale = pageLocale((await params).locale);
  const actor = await requirePageActor(locale, "/desk/assisted");
  const items = await found(listAssistedSignIns(actor));
  const t = await getTranslations("accounts.assistedDesk");
  const form = (
    <AskSecondPersonForm
      id="assisted"
      url="/api/assisted-sign-ins"
      submit={t("ask")}
      fields={[
        { name: "reference", type: "text", label: t("reference"), hint: t("referenceHint") },
        { name: "email", type: "email", label: t("email"), hint: t("emailHint") },
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
    <ClientMessages namespaces={["accounts.assistedDesk"]}>
      <PageHeader title={t("title")} sub={t("sub")} />
      <SecondPersonSections
        items={items}
        list={(listed) => <AssistedList items={listed} />}
        form={form}
        words={secondPersonWords(t)}
      />
    </ClientMessages>
  );
}
