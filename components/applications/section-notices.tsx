"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { DraftView } from "@/components/ui/draft/draft-view";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { Avatar } from "@/components/ui/page-shell";
import { useProblemText } from "@/components/ui/problem-banner";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { inLocale } from "@/lib/programmes/localised";
import { ReadAnswers } from "./read-answers";
import type { SectionView } from "./section-view";
import type { SectionKeeper } from "./use-section-draft";
import styles from "./section-form.module.css";

type SectionNoticesProps = { view: SectionView; current: DraftView; keeper: SectionKeeper };

/** What a person must know before writing on: nothing here is ever about lost text. */
export function SectionNotices({ view, current, keeper }: SectionNoticesProps) {
  const t = useTranslations("apply.section");
  const text = useProblemText();
  return (
    <>
      {view.readOnlyReason ? <Notice>{view.readOnlyReason}</Notice> : null}
      {current.ended ? (
        <Notice tone="bad" title={text(current.ended)}>
          {keeper.hasUnsaved() ? <p>{t("ended")}</p> : null}
        </Notice>
      ) : null}
      {view.readOnlyReason ? (
        <CameTooLate {...{ view, current, keeper }} />
      ) : (
        <Restored {...{ view, current, keeper }} />
      )}
      {current.status.kind === "signedOut" ? <SignedOut keeper={keeper} /> : null}
      <div aria-live="polite">
        {current.others.map((name) => (
          <p key={name} className={styles.writing}>
            <Avatar name={name} size={22} />
            {t("writing", { name })}
          </p>
        ))}
      </div>
    </>
  );
}

function Restored({ view, current, keeper }: SectionNoticesProps) {
  const t = useTranslations("apply.section");
  const locale = useLocale();
  const known = isLocale(locale) ? locale : defaultLocale;
  if (current.restored.length === 0) return null;
  const labels = view.section.questions
    .filter(({ key }) => current.restored.includes(key))
    .map(({ label }) => inLocale(label, known));
  return (
    <Notice
      title={t("restoredTitle")}
      action={
        <Button size="small" onClick={keeper.forgetRestored}>
          {t("restoredOk")}
        </Button>
      }
    >
      <p>{t("restored", { count: labels.length, questions: labels.join(t("comma")) })}</p>
    </Notice>
  );
}

/** What this browser kept and nobody can save any more: to be read and copied, and to be given up by a click. */
function CameTooLate({ view, current, keeper }: SectionNoticesProps) {
  const t = useTranslations("apply.section");
  const locale = useLocale();
  const known = isLocale(locale) ? locale : defaultLocale;
  const late = view.section.questions.filter(({ key }) => current.restored.includes(key));
  if (late.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={t("lateTitle")}
      action={
        <Button size="small" onClick={keeper.discard}>
          {t("lateForget")}
        </Button>
      }
    >
      <p>{t("late")}</p>
      <ReadAnswers questions={late} answers={current.typed} locale={known} heading="h3" />
    </Notice>
  );
}

function SignedOut({ keeper }: { keeper: SectionKeeper }) {
  const t = useTranslations("apply.section");
  const locale = useLocale();
  return (
    <Notice
      tone="warn"
      title={t("signedOutTitle")}
      action={
        <>
          <ButtonLink
            href={`/${locale}/sign-in?next=${encodeURIComponent("/my")}`}
            target="_blank"
            rel="noopener"
            tone="primary"
          >
            {t("signIn")}
          </ButtonLink>{" "}
          <Button onClick={() => void keeper.flush()}>{t("tryAgain")}</Button>
        </>
      }
    >
      <p>{t("signedOut")}</p>
    </Notice>
  );
}
