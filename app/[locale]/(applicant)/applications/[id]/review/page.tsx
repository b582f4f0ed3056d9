import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AnswersToCheck, type CheckedSection } from "@/components/applications/answers-to-check";
import {
  Contradictions,
  MissingAnswers,
  NotKept,
  type MissingSection,
} from "@/components/applications/missing-answers";
import { PrintButton } from "@/components/applications/print-button";
import { SubmitForm } from "@/components/applications/submit-form";
import { MustNotSee } from "@/components/releases/must-not-see";
import { Between } from "@/components/ui/between";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { gaps } from "@/lib/applications/completeness";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDateTime } from "@/lib/i18n/format";
import { inLocale } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { loadToCheck } from "../load";
import { offersLeft } from "../prefill";

type PageProps = { params: Promise<{ locale: string; id: string }> };

async function load({ params }: PageProps) {
  const { locale, id } = await params;
  const loaded = await loadToCheck(locale, id);
  const { status } = loaded.application;
  const kind = status === "draft" ? "title" : status === "returned" ? "titleReturned" : "titleCopy";
  const t = await getTranslations({ locale: loaded.locale, namespace: "apply.review" });
  return { ...loaded, t, title: t(kind), isCopy: kind === "titleCopy" };
}

type Loaded = Awaited<ReturnType<typeof load>>;

function checkedSections({ application }: Loaded, form: Section[]): CheckedSection[] {
  return application.sections.flatMap((part) => {
    const section = form.find(({ key }) => key === part.key);
    if (!section) return [];
    const { documents, lens, language, edit } = part;
    return [
      { form: section, answers: part.answers ?? {}, documents, lens, language, mayEdit: edit.may },
    ];
  });
}

/** What is missing in each section, or what does not fit together there, under the labels of the questions. */
function listed(
  { application, locale }: Loaded,
  form: Section[],
  what: "missing" | "contradictions",
): MissingSection[] {
  return application.sections.flatMap(({ key, title, [what]: problems }) => {
    const asked = form.find((section) => section.key === key)?.questions ?? [];
    const items = problems.map(({ question, code, sentence }) => {
      const found = asked.find((each) => each.key === question);
      const label = found ? inLocale(found.label, locale) : question;
      return { question, label, sentence: isGap(code) ? null : sentence };
    });
    return items.length > 0 ? [{ key, title, items }] : [];
  });
}

const isGap = (code: string) => (gaps as ReadonlySet<string>).has(code);

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { title, application } = await load(props);
  return { title: `${title} · ${application.intake.name}` };
}

/** Check and submit; once sent, the copy of what was sent. */
export default async function ReviewPage(props: PageProps) {
  const loaded = await load(props);
  const { application, form, locale, t, title, isCopy } = loaded;
  const { id, reference, intake, programme, startup, actions, returned } = application;
  const missing = isCopy ? [] : listed(loaded, form, "missing");
  const doubts = isCopy ? [] : listed(loaded, form, "contradictions");
  const due = returned ? returned.dueAt : intake.deadline;
  const names = { startup: startup?.name ?? "", intake: intake.name, reference };
  return (
    <ClientMessages namespaces={["apply", "files.list"]}>
      <PageHeader
        title={title}
        sub={t("sub", names)}
        breadcrumbs={[{ href: `/${locale}/applications/${id}`, label: intake.name }]}
        actions={<PrintButton>{t("print")}</PrintButton>}
      />
      <p>
        {t(isCopy ? "introCopy" : "intro")}
        <Between />
        {!isCopy && due ? t("due", { due: formatDateTime(due, locale) }) : null}
      </p>
      <MissingAnswers applicationId={id} sections={missing} />
      <Contradictions applicationId={id} sections={doubts} />
      {isCopy ? null : <NotKept applicationId={id} sections={offersLeft(loaded)} />}
      <AnswersToCheck applicationId={id} sections={checkedSections(loaded, form)} />
      {missing.length > 0 ? (
        <p data-no-print>
          <a href="#missing">{t("stillMissing")}</a>
        </p>
      ) : null}
      {isCopy ? null : (
        <MustNotSee
          applicationId={id}
          partner={programme.partner}
          keptOut={loaded.keptOut}
          locale={locale}
        />
      )}
      {isCopy || missing.length > 0 ? null : actions.submit.may ? (
        <SubmitForm
          applicationId={id}
          startup={names.startup}
          lead={programme.lead}
          partner={programme.partner}
          isReturned={application.status === "returned"}
          hasDoubts={doubts.length > 0}
        />
      ) : (
        <Notice title={t("cannot")}>
          <p>{actions.submit.sentence ?? t("cannotAsk")}</p>
        </Notice>
      )}
    </ClientMessages>
  );
}
