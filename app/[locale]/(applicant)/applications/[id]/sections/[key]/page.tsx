import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { SectionForm } from "@/components/applications/section-form";
import { questionsLeft } from "@/components/applications/team-application";
import { fileState, type SectionView } from "@/components/applications/section-view";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadTeamApplication } from "@/app/[locale]/(applicant)/applications/[id]/load";
import { sectionPrefillView } from "@/app/[locale]/(applicant)/applications/[id]/prefill";
import { outlookFacts } from "@/app/[locale]/(applicant)/applications/[id]/outlook";

type PageProps = {
  params: Promise<{ locale: string; id: string; key: string }>;
  searchParams: Promise<{ from?: string }>;
};

async function loadSection({ params }: PageProps) {
  const { locale, id, key } = await params;
  const loaded = await loadTeamApplication(locale, id, `/applications/${id}/sections/${key}`);
  const part = loaded.application.sections.find((each) => each.key === key);
  if (!part) notFound();
  return { ...loaded, part };
}

async function sectionView(props: PageProps): Promise<SectionView> {
  const loaded = await loadSection(props);
  const { locale, actor, application, form, page, part } = loaded;
  const section = form.find((each) => each.key === part.key);
  if (!section) notFound();
  const t = await getTranslations({ locale, namespace: "apply.section" });
  const doneBy = (done: { by: string } | null) => (done ? t("doneBy", { name: done.by }) : null);
  return {
    applicationId: application.id,
    personId: actor.personId,
    personName: actor.displayName,
    section,
    revision: part.revision ?? 0,
    answers: part.answers ?? {},
    own: part.own,
    savedAt: part.saved?.at ?? null,
    documents: part.documents.map(({ id, question, name, size, state, url, lens, sentence }) => ({
      id,
      questionKey: question,
      name,
      size,
      state: fileState(state),
      href: url,
      lens,
      note: sentence,
    })),
    sections: application.sections.map(({ key, title, state, done, missing }) => ({
      key,
      title,
      state: state ?? "not_started",
      note: doneBy(done),
      left: questionsLeft(missing),
      asked: application.returned ? application.returned.sections.includes(key) : true,
    })),
    prefill: await sectionPrefillView(loaded, part, section),
    today: page.today,
    lens: part.lens,
    partner: application.programme.partner,
    outlook: outlookFacts(application, page.now),
    nextSentence: application.next.sentence,
    doneNote: doneBy(part.done),
    readOnlyReason: part.edit.may ? null : (part.edit.sentence ?? t("readOnly")),
    isReturned: application.status === "returned",
    fromReview: (await props.searchParams).from === "review",
    language: part.language ?? application.language,
    acceptedLanguages: page.acceptedLanguages,
  };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { part, application } = await loadSection(props);
  return { title: `${part.title} · ${application.intake.name}` };
}

/** One section of the application, to write or, once sent, to read. */
export default async function SectionPage(props: PageProps) {
  const view = await sectionView(props);
  return (
    <ClientMessages namespaces={["apply", "answers", "files"]}>
      <SectionForm key={view.section.key} view={view} />
    </ClientMessages>
  );
}
