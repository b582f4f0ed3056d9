import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { found } from "@/app/[locale]/found";
import { pageLocale } from "@/app/[locale]/page-locale";
import { requirePageActor } from "@/app/[locale]/require-actor";
import { conditionChoices } from "@/components/programmes/condition-choices";
import { QuestionActs } from "@/components/programmes/form-section-view";
import { QuestionForm } from "@/components/programmes/question-form";
import { PageHeader } from "@/components/ui/page-header";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { getFormVersion } from "@/lib/programmes/queries/form-version";

type Props = {
  params: Promise<{ locale: string; slug: string; version: string; question: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.form");
  return { title: t("question") };
}

export default async function QuestionPage({ params }: Props) {
  const { locale: asked, slug, version: versionId, question: questionId } = await params;
  const locale = pageLocale(asked);
  const form = `/desk/programmes/${slug}/form/${versionId}`;
  const actor = await requirePageActor(locale, `${form}/questions/${questionId}`);
  const { programme, version } = await found(getFormVersion(actor, slug, versionId));
  const section = version.sections.find((each) =>
    each.questions.some((question) => question.id === questionId),
  );
  const position = section?.questions.findIndex((each) => each.id === questionId) ?? -1;
  const row = section?.questions[position];
  if (!section || !row || !programme.mayEdit || version.status !== "draft") notFound();
  const t = await getTranslations("setup");
  const back = `/${locale}${form}?section=${section.key}`;
  return (
    <ClientMessages namespaces={["setup"]}>
      <PageHeader
        title={t("question.editTitle", { type: t(`types.${row.question.type}`) })}
        sub={row.question.key}
        breadcrumbs={[
          { href: `/${locale}/desk/programmes/${slug}`, label: programme.name[locale] },
          { href: back, label: section.title[locale] },
        ]}
        actions={
          <QuestionActs
            id={row.id}
            position={position}
            last={section.questions.length - 1}
            back={back}
          />
        }
      />
      <QuestionForm
        type={row.question.type}
        question={row}
        sectionId={section.id}
        earlier={conditionChoices(
          section.questions.slice(0, position).map(({ question }) => question),
          locale,
          { yes: t("question.yes"), no: t("question.no") },
        )}
        back={back}
      />
    </ClientMessages>
  );
}
