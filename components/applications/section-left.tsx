import { useLocale, useTranslations } from "next-intl";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { Question } from "@/lib/programmes/schema";
import { questionId } from "./section-question";

/** What is left to answer or to change in a section, each with its way there; nothing once it is complete. */
export function SectionLeft({ questions }: { questions: readonly Question[] }) {
  const t = useTranslations("apply.section");
  const locale = useLocale();
  const known = isLocale(locale) ? locale : defaultLocale;
  if (questions.length === 0) return null;
  return (
    <p data-testid="section-left">
      <b>{t("leftHere", { count: questions.length })}</b>{" "}
      {questions.map(({ key, label }, at) => (
        <span key={key}>
          {at > 0 ? t("comma") : null}
          <a href={`#${questionId(key)}`}>{inLocale(label, known)}</a>
        </span>
      ))}
    </p>
  );
}
