import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import styles from "./decision-panel.module.css";

/** The terms exactly as they are signed; blank lines part the paragraphs. */
export function OfferTerms({ terms }: { terms: string }) {
  const t = useTranslations("decisions.offer");
  return (
    <Section title={t("terms")}>
      {terms.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className={styles.words}>
          {paragraph}
        </p>
      ))}
    </Section>
  );
}
