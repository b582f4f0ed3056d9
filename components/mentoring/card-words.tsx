import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import styles from "./mentoring.module.css";
import { areaLabel, readerLocale } from "./words";

type CardWordsProps = {
  card: { text: string; wishes: string; language: string };
  startup: string;
  programme: string;
  area: string | null;
};

/** The startup's card: exactly what a mentor reads of it before both have accepted. */
export function CardWords({ card, startup, programme, area }: CardWordsProps) {
  const t = useTranslations("mentoring.pages.facts");
  const locale = readerLocale(useLocale());
  return (
    <div className={styles.card}>
      <p className={styles.cardName}>{startup}</p>
      <p className={styles.words} lang={card.language}>
        {card.text}
      </p>
      <DescriptionList
        items={[
          {
            term: t("wishes"),
            description: card.wishes ? (
              <span className={styles.words} lang={card.language}>
                {card.wishes}
              </span>
            ) : (
              t("noWishes")
            ),
          },
          ...(area ? [{ term: t("area"), description: areaLabel(area, locale) }] : []),
          { term: t("programme"), description: programme },
        ]}
      />
    </div>
  );
}
