import { useTranslations } from "next-intl";
import { AnswerView } from "@/components/applications/answer-view";
import { DescriptionList } from "@/components/ui/description-list";
import type { Locale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import type { ConflictCard } from "@/lib/reviews/views";

/** All that a reviewer sees before declaring. */
export function ConflictCardView({ card, locale }: { card: ConflictCard; locale: Locale }) {
  const t = useTranslations("reviews.card");
  const startup = [card.name, card.nameOther].filter(Boolean).join(" ");
  return (
    <>
      <DescriptionList
        termWidth={240}
        variant="rows"
        items={[
          { term: t("startup"), description: startup },
          { term: t("place"), description: card.place },
          ...card.questions.map((question) => ({
            term: inLocale(question.label, locale),
            description:
              card.answers[question.key] === undefined ? null : (
                <AnswerView question={question} value={card.answers[question.key]} />
              ),
          })),
        ]}
      />
      {card.questions.length === 0 ? <p className="quiet">{t("imported")}</p> : null}
    </>
  );
}
