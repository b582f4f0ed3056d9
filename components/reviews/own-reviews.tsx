import { useTranslations } from "next-intl";
import { Between } from "@/components/ui/between";
import { Lens } from "@/components/ui/lens";
import { Section } from "@/components/ui/section";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { OwnReviews } from "@/lib/reviews/views";
import { FiledReviews } from "./filed-reviews";

type OwnReviewsProps = {
  /** From getOwnReviews; null draws nothing. */
  own: OwnReviews | null;
  locale: Locale;
};

/** The own organisation's reviews on the staff's page of an application. Needs the messages `reviews`. */
export function OwnReviewsSection({ own, locale }: OwnReviewsProps) {
  const t = useTranslations("reviews.own");
  if (!own) return null;
  const { organisation, needed, assigned, filed, score, calibratedAsOf, reviews, assignPath } = own;
  return (
    <Section
      id="reviews"
      title={t("title", { organisation })}
      aside={
        <Lens sight="closed" reason={t("readersReason")}>
          {t("readers", { organisation })}
        </Lens>
      }
    >
      <p>
        {t("progress", { needed, assigned, filed })}
        <Between />
        {score
          ? t("score", {
              raw: formatNumber(score.raw, locale, 1),
              calibrated: formatNumber(score.calibrated, locale, 1),
            })
          : null}
        <Between />
        {score && calibratedAsOf ? (
          <span className="quiet">
            {t("calibratedAsOf", { at: formatDateTime(calibratedAsOf, locale) })}
          </span>
        ) : null}
        <Between />
        {assignPath ? <a href={`/${locale}${assignPath}`}>{t("assign")}</a> : null}
      </p>
      {reviews.length > 0 ? <FiledReviews reviews={reviews} locale={locale} /> : null}
    </Section>
  );
}
