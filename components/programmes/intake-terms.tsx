import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { Band } from "./hero";

type IntakeTermsProps = {
  intake: {
    name: string;
    kind: "window" | "rolling";
    graceMinutes: number;
    acceptedLanguages: readonly Locale[];
    cutOffs: readonly { closesAt: Date; panelAt: Date | null; answerBy: Date | null }[];
  };
  contactEmail: string | null;
};

/** The small print of an intake: languages, grace, cut-offs, whom to ask. */
export function IntakeTerms({ intake, contactEmail }: IntakeTermsProps) {
  const t = useTranslations("programmes.public");
  const locale = useLocale();
  const languages = intake.acceptedLanguages.map((each) => t(`languageNames.${each}`));
  const list = new Intl.ListFormat(locale, { type: "disjunction" }).format(languages);
  return (
    <Band title={t("terms")}>
      <p>{t("languages", { languages: list })}</p>
      {intake.graceMinutes > 0 ? <p>{t("grace", { minutes: intake.graceMinutes })}</p> : null}
      {intake.cutOffs.length > 0 ? (
        <>
          <h3>{t("cutOffs")}</h3>
          <ul>
            {intake.cutOffs.map(({ closesAt, panelAt, answerBy }) => (
              <li key={closesAt.toISOString()}>
                {t("cutOffLine", {
                  closes: formatDateTime(closesAt, locale),
                  panel: panelAt ? formatDate(panelAt, locale) : "–",
                  answer: answerBy ? formatDate(answerBy, locale) : "–",
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {contactEmail ? (
        <p>
          {t.rich("contact", {
            email: () => <a href={`mailto:${contactEmail}`}>{contactEmail}</a>,
          })}
        </p>
      ) : null}
    </Band>
  );
}
