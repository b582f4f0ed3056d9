"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { localProblem, request, type Problem } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorSummary, type SummaryError } from "@/components/ui/error-summary";
import { useAnnounce } from "@/components/ui/live-region";
import { ProblemBanner } from "@/components/ui/problem-banner";
import { SaveState } from "@/components/ui/save-state";
import { useAction } from "@/components/ui/use-action";
import { useAlive } from "@/components/ui/use-alive";
import { formatDateTime } from "@/lib/i18n/format";
import type { OwnReview } from "@/lib/reviews/views";
import { DraftConflict, LateWords } from "./draft-conflict";
import { CriterionField } from "./criterion-field";
import { textOf, valuesOf } from "./review-draft";
import styles from "./review-form.module.css";
import { ReviewTexts } from "./review-texts";
import { useReviewDraft } from "./use-review-draft";

type ReviewFormProps = {
  assignmentId: string;
  startup: string;
  organisation: string;
  review: OwnReview;
  /** A sentence when it can no longer be written; null while it can. */
  closed: string | null;
};

const idOf = (path: string) => `review-${path.replaceAll(".", "-")}`;

/** The rubric of the reviewer's organisation beside the application: autosaved, filed once, then read only. */
export function ReviewForm({
  assignmentId,
  startup,
  organisation,
  review,
  closed,
}: ReviewFormProps) {
  const t = useTranslations("reviews.form");
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const isOver = closed !== null || review.state === "filed";
  const isAlive = useAlive();
  const { keeper, current } = useReviewDraft(assignmentId, review, isOver);
  // A review that is over shows what is stored; words that came too late stand apart, and those that were sealed nowhere.
  const typed = isOver ? valuesOf(review) : current.typed;
  const late = isOver && !review.sealed ? current.restored : [];
  const readOnly = isOver || current.ended !== null;
  const [asking, setAsking] = useState(false);
  const filing = useAction(
    async ({ idempotencyKey }) => {
      await keeper.flush();
      if (keeper.hasUnsaved())
        return { ok: false as const, problem: keeper.problem() ?? unsettled(t("unsettled")) };
      const url = `/api/reviews/${assignmentId}/file`;
      return request("POST", url, { revision: keeper.revision() }, { idempotencyKey });
    },
    () => {
      setAsking(false);
      announce(t("filedNow"));
      router.refresh();
    },
  );
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const missing = review.criteria.filter(({ key }) => typed[`scores.${key}.value`] === null);
  const gaps = (): Record<string, string> => ({
    ...Object.fromEntries(
      missing.map(({ key, label }) => [`scores.${key}`, t("missingScore", { criterion: label })]),
    ),
    ...(typed.recommendation ? {} : { recommendation: t("missingView") }),
  });
  const errorAt = (path: string) =>
    errors.find(({ fieldId }) => fieldId === idOf(path)) ? gaps()[path] : undefined;
  const settle = (keep: "mine" | "theirs") => {
    for (const [path, theirs] of Object.entries(current.conflicts))
      keeper.settle(path, keep, theirs);
  };
  // What is missing is said at once; only a whole review is asked about.
  const askToFile = () => {
    const found = Object.entries(gaps());
    setErrors(found.map(([path, message]) => ({ fieldId: idOf(path), message })));
    filing.clear();
    setAsking(found.length === 0);
  };
  return (
    <aside className={styles.pane} aria-labelledby="review-title" inert={!readOnly && !isAlive}>
      <div className={styles.head}>
        <h2 id="review-title">{t("title")}</h2>
        {readOnly ? null : <SaveState status={current.status} />}
      </div>
      {review.filedAt ? (
        <p className={styles.filed}>
          {t("filedAt", { at: formatDateTime(review.filedAt, locale) })}
        </p>
      ) : null}
      {closed && !review.filedAt ? <p className={styles.filed}>{closed}</p> : null}
      {review.sealed ? <p className={styles.filed}>{t("sealed")}</p> : null}
      <p className="quiet">{t("scale")}</p>
      <details className={styles.meaning}>
        <summary>{t("whatScoresMean")}</summary>
        <p>{review.rubric.scaleMeaning}</p>
      </details>
      <ErrorSummary errors={errors} />
      <ProblemBanner problem={current.ended} />
      <LateWords
        words={Object.fromEntries(late.map((path) => [path, current.typed[path] ?? null]))}
        criteria={review.criteria}
        onForget={keeper.discard}
      />
      <DraftConflict
        conflicts={isOver ? {} : current.conflicts}
        typed={typed}
        criteria={review.criteria}
        onSettle={settle}
      />
      {review.criteria.map((criterion) => (
        <CriterionField
          key={criterion.key}
          criterion={criterion}
          id={idOf(`scores.${criterion.key}`)}
          value={typed[`scores.${criterion.key}.value`]}
          comment={textOf(typed, `scores.${criterion.key}.comment`)}
          error={errorAt(`scores.${criterion.key}`)}
          commentError={current.refused[`scores.${criterion.key}.comment`]}
          readOnly={readOnly}
          onChange={keeper.type}
        />
      ))}
      <ReviewTexts
        organisation={organisation}
        typed={typed}
        refused={current.refused}
        viewError={errorAt("recommendation")}
        readOnly={readOnly}
        idOf={idOf}
        onChange={keeper.type}
      />
      {readOnly ? null : (
        <>
          <Button tone="primary" onClick={askToFile} pending={filing.pending}>
            {t("file")}
          </Button>
          {missing.length > 0 ? (
            <p className={styles.missing}>
              {t("notScored", {
                count: missing.length,
                names: missing.map(({ label }) => label).join(t("comma")),
              })}
            </p>
          ) : null}
          <ConfirmDialog
            opened={asking}
            onClose={() => setAsking(false)}
            title={t("fileTitle", { startup })}
            confirmLabel={t("file")}
            pending={filing.pending}
            problem={filing.problem}
            onConfirm={() => void filing.run()}
          >
            <p>{t("fileConfirm", { organisation })}</p>
          </ConfirmDialog>
        </>
      )}
    </aside>
  );
}

/** Something in the form waits for the reviewer's choice, and what is filed is what is stored. */
const unsettled = (title: string): Problem => ({ ...localProblem("unexpected"), title });
