import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextAreaField } from "@/components/ui/fields";
import { ScoreChoice } from "@/components/ui/score-choice";
import { textLimits } from "@/lib/reviews/schema";
import type { OwnReview } from "@/lib/reviews/views";
import styles from "./review-form.module.css";

type CriterionFieldProps = {
  criterion: OwnReview["criteria"][number];
  id: string;
  value: unknown;
  comment: string;
  error: string | undefined;
  commentError: string | undefined;
  readOnly: boolean;
  onChange: (path: string, value: string | number) => void;
};

/** One criterion: its number, and a comment that opens once there is something to say. */
export function CriterionField(props: CriterionFieldProps) {
  const { criterion, id, value, comment, error, commentError, readOnly, onChange } = props;
  const t = useTranslations("reviews.form");
  const [open, setOpen] = useState(comment !== "");
  const isShown = open || comment !== "";
  return (
    <ScoreChoice
      id={id}
      name={`score-${criterion.key}`}
      label={criterion.label}
      description={criterion.hint}
      value={typeof value === "number" ? value : null}
      meanings={{ 1: t("meanings.1"), 3: t("meanings.3"), 5: t("meanings.5") }}
      error={error}
      disabled={readOnly}
      onChange={(number) => onChange(`scores.${criterion.key}.value`, number)}
    >
      {readOnly ? (
        comment && <p className={styles.said}>{comment}</p>
      ) : isShown ? (
        <div className={styles.comment}>
          <TextAreaField
            id={`${id}-comment`}
            label={t("comment", { criterion: criterion.label })}
            labelHidden
            rows={2}
            value={comment}
            limit={textLimits.comment}
            error={commentError}
            onChange={(event) => onChange(`scores.${criterion.key}.comment`, event.target.value)}
          />
        </div>
      ) : (
        <button type="button" className={styles.addComment} onClick={() => setOpen(true)}>
          {t("addComment")}
          <span className="sr-only"> {criterion.label}</span>
        </button>
      )}
    </ScoreChoice>
  );
}
