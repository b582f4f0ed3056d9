import { useLocale, useTranslations } from "next-intl";
import { DescriptionList, type DescriptionItem } from "@/components/ui/description-list";
import { isAnswered } from "@/lib/applications/answer-check";
import { visibleQuestions } from "@/lib/applications/answers";
import type { Answers } from "@/lib/applications/draft-fields";
import { formatFileSize } from "@/lib/i18n/format";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { Section } from "@/lib/programmes/schema";
import { AnswerView } from "./answer-view";
import type { DocumentView } from "./section-view";

type SectionAnswersProps = {
  section: Section;
  answers: Answers;
  documents: readonly DocumentView[];
};

/** A section that can only be read: its answers as text, not as fields that take nothing. */
export function SectionAnswers({ section, answers, documents }: SectionAnswersProps) {
  const locale = useLocale();
  const t = useTranslations("apply.review");
  const known = isLocale(locale) ? locale : defaultLocale;
  const items = visibleQuestions(section, answers).map((question): DescriptionItem => {
    const value = answers[question.key];
    const files = documents.filter(({ questionKey }) => questionKey === question.key);
    const isBlank = question.type === "file" ? files.length === 0 : !isAnswered(value);
    return {
      term: inLocale(question.label, known),
      description: isBlank ? (
        <span className="quiet">{t("blank")}</span>
      ) : question.type === "file" ? (
        <Files files={files} />
      ) : (
        <AnswerView question={question} value={value} />
      ),
    };
  });
  return <DescriptionList variant="rows" termWidth={240} items={items} />;
}

function Files({ files }: { files: readonly DocumentView[] }) {
  const t = useTranslations("files.states");
  const locale = useLocale();
  return (
    <ul>
      {files.map(({ id, name, size, state, href }) => (
        <li key={id}>
          {state === "clean" ? (
            <a href={href} data-hard>
              {name}
            </a>
          ) : (
            name
          )}{" "}
          <span className="quiet">
            {formatFileSize(size, locale)}
            {state === "clean" ? null : ` · ${t(state)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
