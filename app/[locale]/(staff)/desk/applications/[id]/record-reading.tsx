import { useTranslations } from "next-intl";
import { AnswerView } from "@/components/applications/answer-view";
import { RecordSection } from "@/components/desk/record-section";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { isAnswered } from "@/lib/applications/answer-check";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { LoadedRecord } from "./load";
import { conflictCardOf, recordSections } from "./sections";

type RecordReadingProps = {
  loaded: LoadedRecord;
  open: readonly string[];
  here: string;
  locale: Locale;
};

/** What the startup wrote, as last frozen, and its conflict card. */
export function RecordReading({ loaded, open, here, locale }: RecordReadingProps) {
  const t = useTranslations("desk.record");
  const { application, record, form } = loaded;
  const frozen = record.versions.find(({ number }) => number === application.version);
  const at = frozen?.frozenAt ?? (application.reader === "lead" ? application.submittedAt : null);
  const language = (["en-HK", "zh-HK", "zh-CN"] as const).find((l) => l === application.language);
  const intro = [
    at ? t("version", { number: application.version, date: formatDateTime(at, locale) }) : null,
    language ? `${t("language")}: ${t(`languages.${language}`)}` : null,
  ];
  const card = conflictCardOf(application, form);
  const answered = card?.questions.filter(({ key }) => isAnswered(card.answers[key])) ?? [];
  return (
    <>
      <Section title={t("sections")} id="sections" intro={intro.filter(Boolean).join(" · ")}>
        {recordSections(application, form, open, here).map((section) => (
          <RecordSection
            key={section.key}
            section={section}
            locale={locale}
            partner={application.programme.partner}
            isImported={application.source === "import"}
          />
        ))}
      </Section>
      <Section title={t("conflictCard")} id="conflict-card" intro={t("conflictIntro")}>
        {card && answered.length > 0 ? (
          <DescriptionList
            termWidth={220}
            items={answered.map((question) => ({
              term: inLocale(question.label, locale),
              description: <AnswerView question={question} value={card.answers[question.key]} />,
            }))}
          />
        ) : (
          <p className="quiet">{t("conflictEmpty")}</p>
        )}
      </Section>
    </>
  );
}
