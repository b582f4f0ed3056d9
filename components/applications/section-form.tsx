"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { DraftForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { ReleasedPointer } from "@/components/ui/released-pointer";
import { SaveState } from "@/components/ui/save-state";
import { RailLayout, TaskRail, type TaskState } from "@/components/ui/task-rail";
import { sectionCompleteness, type SectionState } from "@/lib/applications/completeness";
import { visibleQuestions } from "@/lib/applications/answers";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import { useOutlook } from "./outlook";
import { DoneNote } from "./done-note";
import { PrefillNotice } from "./prefilled";
import { SectionAnswers } from "./section-answers";
import { SectionLeft } from "./section-left";
import { SectionLens } from "./section-lens";
import { SectionNotices } from "./section-notices";
import { SectionQuestion } from "./section-question";
import type { DocumentView, SectionLink, SectionView } from "./section-view";
import styles from "./section-form.module.css";
import { usePrefill } from "./use-prefill";
import { useScanned } from "./use-scanned";
import { useSectionDraft } from "./use-section-draft";

export const taskStates: Record<SectionState, TaskState> = {
  not_started: "notStarted",
  in_progress: "inProgress",
  needs_attention: "needsAttention",
  completed: "completed",
};

/** One section of the draft: what is asked, saved while it is written. */
export function SectionForm({ view }: { view: SectionView }) {
  const locale = useLocale();
  const known = isLocale(locale) ? locale : defaultLocale;
  const { section } = view;
  const [language, setLanguage] = useState(view.language);
  const written = useRef(language);
  written.current = language;
  const { keeper, current } = useSectionDraft(view, () => written.current);
  const [documents, setDocuments] = useState<readonly DocumentView[]>(view.documents);
  useScanned(view, documents, setDocuments);
  const judged = useJudged(view);
  const prefill = usePrefill(view, current.typed, keeper);
  const form = useRef<HTMLFormElement>(null);
  useLeaving(form, (question) => {
    judged.add(question);
    void keeper.flush();
  });
  const { state, missing, contradictions } = sectionCompleteness(
    section,
    view.readOnlyReason ? view.answers : current.typed,
    documents.map(documentFact),
    { today: view.today },
  );
  const open = section.questions.filter(({ key }) =>
    [...missing, ...contradictions].some(({ question }) => question === key),
  );
  const readOnly = view.readOnlyReason !== null || current.ended !== null;
  return (
    <RailLayout rail={<Rail view={view} state={state} left={open.length} />}>
      <div className={styles.section}>
        {view.readOnlyReason ? null : (
          <div className={styles.save} data-no-print>
            <SaveState status={current.status} />
          </div>
        )}
        <PageHeader title={inLocale(section.title, known)} />
        <p className={styles.intro}>{inLocale(section.intro, known)}</p>
        <SectionLens lens={view.lens} partner={view.partner} />
        <SectionNotices view={view} current={current} keeper={keeper} />
        <PrefillNotice view={view} prefill={prefill} />
        {view.readOnlyReason ? (
          <SectionAnswers {...{ section, documents }} answers={view.answers} />
        ) : (
          <DraftForm ref={form}>
            {visibleQuestions(section, prefill.shown).map((question) => (
              <SectionQuestion
                key={question.key}
                {...{ question, view, current, keeper, prefill, documents, setDocuments, readOnly }}
                judged={judged.has(question.key)}
                contradiction={contradictions.find((each) => each.question === question.key)}
              />
            ))}
          </DraftForm>
        )}
        <WrittenIn view={view} value={language} onChange={setLanguage} readOnly={readOnly} />
        {readOnly ? null : <SectionLeft questions={open} />}
        <SectionFooter view={view} readOnly={readOnly} isComplete={missing.length === 0} />
      </div>
    </RailLayout>
  );
}

const documentFact = ({ questionKey, state }: DocumentView) => ({
  questionKey,
  state: state === "infected" ? ("refused" as const) : ("clean" as const),
});

/** Questions that may be found fault with: left once, or answered before. Nobody is corrected in mid-word. */
function useJudged(view: SectionView) {
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(Object.keys(view.answers)));
  return {
    has: (key: string) => view.fromReview || left.has(key),
    add: (key: string | undefined) => {
      if (key && !left.has(key)) setLeft(new Set([...left, key]));
    },
  };
}

/** Calls back whenever a field loses focus, with the question that was left, if it was. */
function useLeaving(
  form: RefObject<HTMLFormElement | null>,
  onLeave: (question: string | undefined) => void,
) {
  const latest = useRef(onLeave);
  latest.current = onLeave;
  useEffect(() => {
    const box = form.current;
    // What is judged and saved then may move what stands below, a pressed button too.
    const pointer = new ReleasedPointer(document);
    const leave = (event: FocusEvent) => {
      const question = questionAt(event);
      pointer.run(() => latest.current(question));
    };
    box?.addEventListener("focusout", leave);
    return () => {
      box?.removeEventListener("focusout", leave);
      pointer.stop();
    };
  }, [form]);
}

// Leaving a field for another of the same question (a row's next cell) is not leaving the question.
function questionAt(event: FocusEvent): string | undefined {
  if (!(event.target instanceof Element)) return undefined;
  const box = event.target.closest<HTMLElement>("[data-question]");
  const inside = event.relatedTarget instanceof Node && box?.contains(event.relatedTarget);
  return inside ? undefined : box?.dataset.question;
}

type RailProps = {
  view: SectionView;
  state: SectionState;
  /** Questions of this section that are still to be answered or changed. */
  left: number;
};

function Rail({ view, state, left: leftHere }: RailProps) {
  const locale = useLocale();
  const say = useOutlook();
  const stateOf = ({ key, state: stored }: SectionLink) =>
    key === view.section.key ? state : stored;
  const left = view.sections.filter((each) => each.asked && stateOf(each) !== "completed").length;
  const t = useTranslations("apply.section");
  const tHome = useTranslations("apply.home");
  const base = `/${locale}/applications/${view.applicationId}`;
  const noteOf = (each: SectionLink) => {
    const count = each.key === view.section.key ? leftHere : each.left;
    const isBegun = stateOf(each) === "in_progress" || stateOf(each) === "needs_attention";
    const words =
      isBegun && each.asked && count > 0 && !view.readOnlyReason ? tHome("left", { count }) : null;
    return each.note && words ? `${words} · ${each.note}` : (words ?? each.note);
  };
  return (
    <div>
      <TaskRail
        items={view.sections.map((each) => ({
          href: `${base}/sections/${each.key}`,
          label: each.title,
          state: taskStates[stateOf(each)],
          current: each.key === view.section.key,
          note: noteOf(each),
        }))}
      >
        <p>{view.outlook ? say(view.outlook, left) : view.nextSentence}</p>
      </TaskRail>
      <p className={styles.toReview}>
        <a href={`${base}/review`}>{t(view.outlook ? "toReview" : "toCopy")}</a>
      </p>
    </div>
  );
}

type WrittenInProps = {
  view: SectionView;
  value: string;
  onChange: (language: string) => void;
  readOnly: boolean;
};

function WrittenIn({ view, value, onChange, readOnly }: WrittenInProps) {
  const t = useTranslations("apply.section");
  if (readOnly || view.acceptedLanguages.length < 2) return null;
  return (
    <p className={styles.language}>
      <label htmlFor="section-language">{t("writtenIn")}</label>{" "}
      <select
        id="section-language"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {view.acceptedLanguages.map((each) => (
          <option key={each} value={each}>
            {t(`languages.${each}`)}
          </option>
        ))}
      </select>
    </p>
  );
}

type FooterProps = { view: SectionView; readOnly: boolean; isComplete: boolean };

function SectionFooter({ view, readOnly, isComplete }: FooterProps): ReactNode {
  const locale = useLocale();
  const t = useTranslations("apply.section");
  const base = `/${locale}/applications/${view.applicationId}`;
  const at = view.sections.findIndex(({ key }) => key === view.section.key);
  const next = view.sections[at + 1];
  const forward = view.fromReview
    ? { href: `${base}/review#section-${view.section.key}`, words: t("backToReview") }
    : next
      ? { href: `${base}/sections/${next.key}`, words: t("next") }
      : { href: `${base}/review`, words: t("toReviewButton") };
  return (
    <Cluster variant="bar" end={readOnly ? null : <span className="quiet">{t("leave")}</span>}>
      <ButtonLink href={forward.href} tone="primary">
        {forward.words}
      </ButtonLink>
      {readOnly ? null : <DoneNote view={view} isComplete={isComplete} />}
    </Cluster>
  );
}
