"use client";

import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { NamedDateField } from "@/components/ui/date-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextField } from "@/components/ui/fields";
import type { Locale } from "@/lib/i18n/locales";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { evaluate, type EligibilityFacts } from "@/lib/programmes/eligibility";
import type { EligibilityRule } from "@/lib/programmes/rules-schema";
import {
  factProblems,
  factsAskedBy,
  readFacts,
  type FactKey,
  type FactProblem,
} from "@/lib/programmes/self-check";
import { SelfCheckResult, type ResultTexts } from "./self-check-result";

export type SelfCheckTexts = ResultTexts & {
  submit: string;
  questions: Record<FactKey, string>;
  problems: Record<FactProblem, string>;
};

type SelfCheckProps = {
  rules: readonly EligibilityRule[];
  locale: Locale;
  /** The server's clock when the page was made, so that both sides judge by the same day. */
  now: string;
  domains: readonly { value: string; label: string }[];
  /** What the address already says: the form works without script too. */
  typed: Partial<Record<FactKey, string>>;
  startHref: string | null;
  texts: SelfCheckTexts;
};

/** Asks what the rules look at and judges it in the browser; nothing is sent or stored. */
export function SelfCheck({
  rules,
  locale,
  now,
  domains,
  typed,
  startHref,
  texts,
}: SelfCheckProps) {
  const asked = useMemo(() => factsAskedBy(rules), [rules]);
  const hasTyped = Object.keys(typed).length > 0;
  const [facts, setFacts] = useState<EligibilityFacts | null>(
    hasTyped ? readFacts((key) => typed[key] ?? null) : null,
  );
  const resultBox = useRef<HTMLDivElement>(null);
  const submitted = useRef(false);
  const today = hongKongDate(new Date(now));
  const problems = useMemo(
    () => (facts ? factProblems(asked, facts, today) : {}),
    [asked, facts, today],
  );
  const errors = useMemo(
    () =>
      asked.flatMap((key) => {
        const problem = problems[key];
        // Several questions share a sentence, so that each line begins with its question.
        const message = problem && `${texts.questions[key]} ${texts.problems[problem]}`;
        return message ? [{ fieldId: key, message }] : [];
      }),
    [asked, problems, texts],
  );
  const result = facts && errors.length === 0 ? evaluate(rules, facts, new Date(now)) : null;

  useEffect(() => {
    if (submitted.current && facts && errors.length === 0) resultBox.current?.focus();
  }, [facts, errors]);

  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    submitted.current = true;
    const form = new FormData(event.currentTarget);
    const text = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : null);
    setFacts(readFacts((key) => text(form.get(key))));
  };

  return (
    <>
      <form method="get" noValidate onSubmit={check}>
        <ErrorSummary errors={errors} />
        {asked.map((key) => {
          const problem = problems[key];
          const frame = {
            id: key,
            name: key,
            label: texts.questions[key],
            error: problem && texts.problems[problem],
            defaultValue: typed[key] ?? "",
          };
          if (key === "domain") return <SelectField key={key} {...frame} options={domains} />;
          if (key === "foundedOn") return <NamedDateField key={key} {...frame} />;
          return (
            <TextField
              key={key}
              {...frame}
              inputMode={key === "technicalEquityPercent" ? "decimal" : "numeric"}
              autoComplete="off"
            />
          );
        })}
        <Cluster>
          <Button type="submit" tone="primary">
            {texts.submit}
          </Button>
        </Cluster>
      </form>
      <div ref={resultBox} tabIndex={-1} aria-live="polite">
        {result ? (
          <SelfCheckResult result={result} locale={locale} startHref={startHref} texts={texts} />
        ) : null}
      </div>
    </>
  );
}
