import { useTranslations } from "next-intl";
import { ChipChoice } from "@/components/ui/chip-choice";
import type { Values } from "@/components/ui/draft/draft-state";
import { CheckboxField, TextAreaField } from "@/components/ui/fields";
import { reviewViews, textLimits } from "@/lib/reviews/schema";
import { textOf } from "./review-draft";
import styles from "./review-form.module.css";

type ReviewTextsProps = {
  organisation: string;
  typed: Values;
  /** What the server said of a text, by path. */
  refused: Readonly<Record<string, string>>;
  viewError: string | undefined;
  readOnly: boolean;
  idOf: (path: string) => string;
  onChange: (path: string, value: unknown) => void;
};

/** What follows the criteria: the own view, the note to the organisation, the text to the startup. */
export function ReviewTexts(props: ReviewTextsProps) {
  const { organisation, typed, refused, viewError, readOnly, idOf, onChange } = props;
  const t = useTranslations("reviews.form");
  if (readOnly) return <Said typed={typed} />;
  const field = (path: "note" | "feedback") => ({
    id: idOf(path),
    value: textOf(typed, path),
    limit: textLimits[path],
    error: refused[path],
    onChange: (event: { target: { value: string } }) => onChange(path, event.target.value),
  });
  return (
    <div className={styles.texts}>
      <ChipChoice
        id={idOf("recommendation")}
        kind="one"
        name="recommendation"
        label={t("view")}
        hint={t("viewHint", { organisation })}
        error={viewError}
        options={reviewViews.map((value) => ({ value, label: t(`views.${value}`) }))}
        value={textOf(typed, "recommendation") ? [textOf(typed, "recommendation")] : []}
        onChange={([value]) => onChange("recommendation", value ?? null)}
      />
      <TextAreaField
        {...field("note")}
        label={t("note")}
        hint={t("noteHint", { organisation })}
        optional
      />
      <TextAreaField
        {...field("feedback")}
        label={t("feedback")}
        hint={t("feedbackHint")}
        optional
      />
      <CheckboxField
        id={idOf("nothingProtected")}
        label={t("nothingProtected")}
        hint={t("nothingProtectedHint")}
        checked={typed.nothingProtected === true}
        onChange={(event) => onChange("nothingProtected", event.target.checked)}
      />
    </div>
  );
}

/** The same once it can no longer be changed; what was left empty is not there. */
function Said({ typed }: { typed: Values }) {
  const t = useTranslations("reviews.form");
  const view = reviewViews.find((each) => each === typed.recommendation);
  const lines: [string, string][] = [
    [t("view"), view ? t(`views.${view}`) : ""],
    [t("note"), textOf(typed, "note")],
    [t("feedback"), textOf(typed, "feedback")],
  ];
  return (
    <div className={styles.texts}>
      {lines.map(([label, text]) =>
        text ? (
          <p key={label} className={styles.said}>
            <b>{label}</b>
            {text}
          </p>
        ) : null,
      )}
      {typed.nothingProtected ? <p className={styles.said}>{t("nothingProtected")}</p> : null}
    </div>
  );
}
