import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { conditionChoices } from "@/components/programmes/condition-choices";
import { QuestionForm } from "@/components/programmes/question-form";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getFormVersion } from "@/lib/programmes/queries/form-version";
import { questionTypes } from "@/lib/programmes/schema";

type Props = {
  params: Promise<{ locale: string; slug: string; version: string; section: string }>;
  searchParams: Promise<{ type?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.question");
  return { title: t("add") };
}

export default async function NewQuestionPage({ params, searchParams }: Props) {
  const { locale: asked, slug, version: versionId, section: key } = await params;
  const locale = pageLocale(asked);
  const form = `/desk/programmes/${slug}/form/${versionId}`;
  const actor = await requirePageActor(locale, `${form}?section=${key}`);
  const { programme, version } = await found(getFormVersion(actor, slug, versionId));
  const section = version.sections.find((each) => each.key === key);
  const { type: wanted } = await searchParams;
  const type = questionTypes.find((each) => each === wanted);
  if (!section || !type || !programme.mayEdit || version.status !== "draft") notFound();
  const t = await getTranslations("setup");
  const back = `/${locale}${form}?section=${section.key}`;
  return (
    <ClientMessages namespaces={["setup"]}>
      <PageHeader
        title={t("question.newTitle", { type: t(`types.${type}`) })}
        breadcrumbs={[
          { href: `/${locale}/desk/programmes/${slug}`, label: programme.name[locale] },
          { href: back, label: section.title[locale] },
        ]}
      />
      <QuestionForm
        type={type}
        question={null}
        sectionId={section.id}
        earlier={conditionChoices(
          section.questions.map(({ question }) => question),
          locale,
          { yes: t("question.yes"), no: t("question.no") },
        )}
        back={back}
      />
    </ClientMessages>
  );
}
