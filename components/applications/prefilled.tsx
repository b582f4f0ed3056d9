"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { Notice } from "@/components/ui/notice";
import type { OfferedAnswer, SectionView } from "./section-view";
import styles from "./section-form.module.css";
import type { SectionPrefill } from "./use-prefill";

/** What is prefilled in a section, from where, and what could not come along. */
export function PrefillNotice({ view, prefill }: { view: SectionView; prefill: SectionPrefill }) {
  const t = useTranslations("apply.prefill");
  const { open } = prefill;
  const { unfit, reference, hasFiles } = view.prefill;
  const asksFiles = view.section.questions.some(({ type }) => type === "file");
  const isSaid = reference !== null && !view.readOnlyReason;
  const left = isSaid ? unfit : [];
  const noFiles = isSaid && hasFiles && asksFiles && view.documents.length === 0;
  if (open.length === 0 && left.length === 0 && !noFiles) return null;
  const sources = [...new Set(open.map(({ source }) => source))].join(t("between"));
  return (
    <Notice
      title={open.length > 0 ? t("title", { count: open.length }) : undefined}
      action={
        open.length > 0 ? (
          <Cluster>
            <Button
              size="small"
              tone="primary"
              data-testid="keep-all"
              onClick={() => prefill.keep(open)}
            >
              {t("keepAll", { count: open.length })}
            </Button>
            <Button size="small" onClick={() => prefill.clear(open)}>
              {t("clearAll")}
            </Button>
          </Cluster>
        ) : undefined
      }
    >
      {open.length > 0 ? <p>{t("body", { sources })}</p> : null}
      {left.length > 0 ? (
        <p>{t("unfit", { reference: reference ?? "", questions: left.join(t("comma")) })}</p>
      ) : null}
      {noFiles ? <p>{t("files", { reference: reference ?? "" })}</p> : null}
    </Notice>
  );
}

type OfferProps = { offer: OfferedAnswer; label: string; prefill: SectionPrefill };

/** Where a field's words come from, and one click to keep or to clear them. */
export function PrefilledFrom({ offer, label, prefill }: OfferProps) {
  const t = useTranslations("apply.prefill");
  return (
    <div className={styles.offer} role="group" aria-label={label} data-prefilled={offer.question}>
      <span className={styles.offerSource}>
        {offer.source}
        {offer.isPart ? ` · ${t("part")}` : null}
      </span>
      <span className={styles.offerActs}>
        <Button size="small" onClick={() => prefill.keep([offer])}>
          {t("keep")}
          <span className="sr-only"> {label}</span>
        </Button>
        <Button size="small" tone="quiet" onClick={() => prefill.clear([offer])}>
          {t("clear")}
          <span className="sr-only"> {label}</span>
        </Button>
      </span>
    </div>
  );
}
