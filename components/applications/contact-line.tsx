import { useLocale, useTranslations } from "next-intl";
import { Between } from "@/components/ui/between";

/** Whom to ask about an application, and what to name. */
export function ContactLine({ email, reference }: { email: string | null; reference: string }) {
  const t = useTranslations("apply.home");
  const locale = useLocale();
  if (!email)
    return (
      <p>
        {t("contactNone", { reference })}
        <Between />
        <a href={`/${locale}/contact`}>{t("contactPage")}</a>
      </p>
    );
  return (
    <p>
      {t.rich("contactRich", {
        reference,
        email: () => <a href={`mailto:${email}?subject=${reference}`}>{email}</a>,
      })}
    </p>
  );
}
