import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { FiledReviewView } from "@/lib/reviews/views";
import { reviewViews } from "@/lib/reviews/schema";
import styles from "./filed-reviews.module.css";

type FiledReviewsProps = { reviews: readonly FiledReviewView[]; locale: Locale };

/** Filed reviews of the reader's own organisation, one under the other. Placed only where the policy has allowed it. */
export function FiledReviews({ reviews, locale }: FiledReviewsProps) {
  const t = useTranslations("reviews.filed");
  if (reviews.length === 0) return <p className="quiet">{t("none")}</p>;
  return reviews.map((review) => <FiledReview key={review.id} review={review} locale={locale} />);
}

function FiledReview({ review, locale }: { review: FiledReviewView; locale: Locale }) {
  const t = useTranslations("reviews.filed");
  const tForm = useTranslations("reviews.form");
  const view = reviewViews.find((each) => each === review.recommendation);
  const overall = review.overall === null ? null : formatNumber(review.overall, locale, 1);
  return (
    <article className={styles.review}>
      <h3>{review.own ? t("own") : review.reviewer}</h3>
      <p className="quiet">{t("at", { at: formatDateTime(review.filedAt, locale) })}</p>
      {review.excluded ? (
        <StatusBadge tone="no" sub={t("excludedWhy")}>
          {t("excluded")}
        </StatusBadge>
      ) : null}
      <DescriptionList
        termWidth={240}
        items={[
          { term: t("overall"), description: overall },
          { term: tForm("view"), description: view ? tForm(`views.${view}`) : null },
          ...review.scores.map(({ label, value, comment }) => ({
            term: label,
            description: (
              <>
                {value === null ? t("noScore") : t("score", { value })}{" "}
                {comment ? <span className={styles.comment}>{comment}</span> : null}
              </>
            ),
          })),
          { term: tForm("note"), description: review.note && <Text>{review.note}</Text> },
          {
            term: tForm("feedback"),
            description: review.feedback && <Text>{review.feedback}</Text>,
          },
        ]}
      />
      {review.nothingProtected ? <p className="quiet">{tForm("nothingProtected")}</p> : null}
    </article>
  );
}

const Text = ({ children }: { children: string }) => (
  <span className={styles.text}>{children}</span>
);
