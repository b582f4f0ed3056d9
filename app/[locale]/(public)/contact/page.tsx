import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/[locale]/page-locale";
import { PolicyText } from "@/components/programmes/policy-text";
import { DescriptionList } from "@/components/ui/description-list";
import { listPublicProgrammes } from "@/lib/programmes/queries/public-programmes";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("programmes.policies.contact");
  return { title: t("title") };
}

export default async function ContactPage({ params }: Props) {
  const programmes = await listPublicProgrammes(pageLocale((await params).locale));
  const t = await getTranslations("programmes.policies.contact");
  return (
    <PolicyText page="contact" revisedOn="2026-11-22">
      {programmes.length === 0 ? <p>{t("none")}</p> : null}
      <DescriptionList
        variant="rows"
        termWidth={280}
        items={programmes.map(({ name, lead, contactEmail }) => ({
          term: name,
          description: contactEmail ? (
            <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
          ) : (
            t("noAddress", { lead: lead.shortName })
          ),
        }))}
      />
    </PolicyText>
  );
}
