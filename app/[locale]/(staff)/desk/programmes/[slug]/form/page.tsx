import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { FormVersions } from "@/components/programmes/form-versions";
import { SetUpHeader } from "@/components/programmes/set-up-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getProgrammeSetup } from "@/lib/programmes/queries/set-up";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.form");
  return { title: t("title") };
}

export default async function FormPage({ params }: Props) {
  const { locale: asked, slug } = await params;
  const locale = pageLocale(asked);
  const actor = await requirePageActor(locale, `/desk/programmes/${slug}/form`);
  const { programme, formVersions } = await found(getProgrammeSetup(actor, slug));
  const t = await getTranslations("setup.form");
  const { mayEdit, status } = programme;
  return (
    <ClientMessages namespaces={["setup"]}>
      <SetUpHeader programme={programme} locale={locale} current="form" />
      <p>{t("intro")}</p>
      <FormVersions
        versions={formVersions.filter((version) => mayEdit || version.status !== "draft")}
        programmeId={programme.id}
        home={`/${locale}/desk/programmes/${slug}/form`}
        locale={locale}
        mayBegin={mayEdit && status !== "closed"}
      />
    </ClientMessages>
  );
}
