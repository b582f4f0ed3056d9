import { useLocale, useTranslations } from "next-intl";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { Question } from "@/lib/programmes/schema";
import { questionId } from "./section-question";
import { Between } from "@/components/ui/between";

/** Above this a list of what is left says no more than the page itself. */
const mostNamed = 6;

/** How many questions of a section are left, and a few with the way there; nothing once it is complete. */
export function SectionLeft({ questions }: { questions: readonly Question[] }) {
  const t = useTranslations("apply.section");
  const locale = useLocale();
  const known = isLocale(locale) ? locale : defaultLocale;
  const count = questions.length;
  if (count === 0) return null;
  const named = count > mostNamed ? [] : questions;
  return (
    <p data-testid="section-left">
      <b>{t(named.length > 0 ? "leftHere" : "left", { count })}</b>
      <Between />
      {named.map(({ key, label }, at) => (
        <span key={key}>
          {at > 0 ? t("comma") : null}
          <a href={`#${questionId(key)}`}>{inLocale(label, known)}</a>
        </span>
      ))}
    </p>
  );
}
