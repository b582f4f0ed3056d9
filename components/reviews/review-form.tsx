"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { request, type Problem } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorSummary, type SummaryError } from "@/components/ui/error-summary";
import { useAnnounce } from "@/components/ui/live-region";
import { SaveState } from "@/components/ui/save-state";
import { useAction } from "@/components/ui/use-action";
import { useAlive } from "@/components/ui/use-alive";
import { formatDateTime } from "@/lib/i18n/format";
import type { OwnReview } from "@/lib/reviews/schema";
import { DraftConflict } from "./draft-conflict";
import { CriterionField } from "./criterion-field";
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
  const readOnly = closed !== null || review.state === "filed";
  const isAlive = useAlive();
  const draft = useReviewDraft(assignmentId, review, readOnly);
  const [asking, setAsking] = useState(false);
  const filing = useAction(
    async ({ idempotencyKey }) => {
      if (!(await draft.flush())) return { ok: false as const, problem: notSaved };
      const url = `/api/reviews/${assignmentId}/file`;
      return request("POST", url, { revision: draft.revision() }, { idempotencyKey });
    },
    () => {
      setAsking(false);
      announce(t("filedNow"));
      router.refresh();
    },
  );
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const missing = review.criteria.filter(({ key }) => draft.typed[`scores.${key}.value`] === null);
  const text = (path: string) => String(draft.typed[path] ?? "");
  const gaps = (): Record<string, string> => ({
    ...Object.fromEntries(
      missing.map(({ key, label }) => [`scores.${key}`, t("missingScore", { criterion: label })]),
    ),
    ...(draft.typed.recommendation ? {} : { recommendation: t("missingView") }),
  });
  const errorAt = (path: string) =>
    errors.find(({ fieldId }) => fieldId === idOf(path)) ? gaps()[path] : undefined;
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
        {readOnly ? null : <SaveState status={draft.status} />}
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
      <DraftConflict
        conflicts={draft.conflicts}
        criteria={review.criteria}
        onSettle={draft.settle}
      />
      {review.criteria.map((criterion) => (
        <CriterionField
          key={criterion.key}
          criterion={criterion}
          id={idOf(`scores.${criterion.key}`)}
          value={draft.typed[`scores.${criterion.key}.value`]}
          comment={text(`scores.${criterion.key}.comment`)}
          error={errorAt(`scores.${criterion.key}`)}
          readOnly={readOnly}
          onChange={draft.change}
        />
      ))}
      <ReviewTexts
        organisation={organisation}
        typed={draft.typed}
        viewError={errorAt("recommendation")}
        readOnly={readOnly}
        idOf={idOf}
        onChange={draft.change}
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

/** The last changes did not reach the server; the save state beside the title says why. */
const notSaved: Problem = { status: 0, code: "offline", title: "", fields: {}, body: {} };
