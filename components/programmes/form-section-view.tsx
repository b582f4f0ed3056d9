import { useTranslations } from "next-intl";
import { Cluster } from "@/components/ui/cluster";
import { DataTable, type Column } from "@/components/ui/data-table";
import { Lens } from "@/components/ui/lens";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Locale } from "@/lib/i18n/locales";
import { conditionProblem } from "@/lib/programmes/conditions";
import type { LocalisedText } from "@/lib/programmes/localised";
import type { Question, Tier } from "@/lib/programmes/schema";
import { NewQuestion } from "./new-question";
import { SectionForm } from "./section-form";
import { SetUpAction } from "./set-up-action";
import styles from "./set-up-form.module.css";

type QuestionRow = { id: string; question: Question };

type FormSectionViewProps = {
  section: {
    id: string;
    key: string;
    tier: Tier;
    title: LocalisedText;
    intro: LocalisedText;
    questions: readonly QuestionRow[];
  };
  position: number;
  last: number;
  formVersionId: string;
  /** Of the version's page. */
  href: string;
  locale: Locale;
  mayEdit: boolean;
};

/** One section with its questions; in a draft, the ways to change it. */
export function FormSectionView(props: FormSectionViewProps) {
  const { section, position, last, formVersionId, href, locale, mayEdit } = props;
  const t = useTranslations("setup");
  const url = `/api/programmes/form-sections/${section.id}`;
  return (
    <Section
      title={section.title[locale]}
      intro={section.intro[locale]}
      aside={
        <Lens sight={section.tier === "T2" ? "closed" : "open"}>
          {t(`form.tiers.${section.tier}`)}
        </Lens>
      }
    >
      <QuestionTable {...props} />
      {mayEdit ? (
        <>
          <NewQuestion action={`${href}/sections/${section.key}/new`} />
          <details className={styles.details}>
            <summary>{t("form.sectionWords")}</summary>
            <SectionForm section={section} formVersionId={formVersionId} sectionHref="" />
          </details>
          <Cluster>
            <MoveActs url={url} position={position} last={last} />
            <SetUpAction
              method="DELETE"
              url={url}
              label={t("form.removeSection")}
              tone="danger"
              size="small"
              goTo={href}
              confirm={{ title: t("form.removeSectionTitle"), body: t("form.removeSectionBody") }}
            />
          </Cluster>
        </>
      ) : null}
    </Section>
  );
}

function QuestionTable({ section, href, locale, mayEdit }: FormSectionViewProps) {
  const t = useTranslations("setup");
  const columns: Column<QuestionRow>[] = [
    {
      key: "question",
      header: t("form.question"),
      rowHeader: true,
      cell: ({ id, question }) => (
        <>
          {mayEdit ? (
            <a href={`${href}/questions/${id}`}>{question.label[locale]}</a>
          ) : (
            <b>{question.label[locale]}</b>
          )}
          {question.hint ? <div className="quiet">{question.hint[locale]}</div> : null}
        </>
      ),
    },
    { key: "type", header: t("form.type"), cell: ({ question }) => t(`types.${question.type}`) },
    {
      key: "required",
      header: t("form.required"),
      cell: ({ question }) => (
        <>
          {question.required ? t("form.required") : t("form.optional")}
          <ConditionLine question={question} section={section} />
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("form.questions")}
      rows={section.questions}
      rowKey={(row) => row.id}
      empty={<p className="quiet">{t("form.questionCount", { count: 0 })}</p>}
      columns={columns}
    />
  );
}

/** Says that a question hangs on a condition, and when that one no longer fits what stands before it. */
function ConditionLine({
  question,
  section,
}: {
  question: Question;
  section: FormSectionViewProps["section"];
}) {
  const t = useTranslations("setup.form");
  if (!question.condition) return null;
  const all = section.questions.map((row) => row.question);
  const earlier = all.slice(0, all.indexOf(question));
  return conditionProblem(question.condition, earlier) ? (
    <StatusBadge tone="no">{t("conditionUnfit")}</StatusBadge>
  ) : (
    <div className="quiet">{t("conditional")}</div>
  );
}

/** Up and down among its own kind, as far as there is room. */
function MoveActs({ url, position, last }: { url: string; position: number; last: number }) {
  const t = useTranslations("setup");
  const move = (to: number, label: string) => (
    <SetUpAction url={`${url}/move`} body={{ to }} label={label} size="small" />
  );
  return (
    <>
      {position > 0 ? move(position - 1, t("up")) : null}
      {position < last ? move(position + 1, t("down")) : null}
    </>
  );
}

type QuestionActsProps = { id: string; position: number; last: number; back: string };

/** Beside a question's form: its place and its end. */
export function QuestionActs({ id, position, last, back }: QuestionActsProps) {
  const t = useTranslations("setup");
  const url = `/api/programmes/form-questions/${id}`;
  return (
    <Cluster>
      <MoveActs url={url} position={position} last={last} />
      <SetUpAction
        method="DELETE"
        url={url}
        label={t("question.remove")}
        tone="danger"
        size="small"
        goTo={back}
        confirm={{ title: t("question.removeTitle"), body: t("question.removeBody") }}
      />
    </Cluster>
  );
}
