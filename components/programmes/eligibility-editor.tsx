"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFieldArray } from "react-hook-form";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { numberOrWords } from "@/components/ui/typed-number";
import type { EligibilityRule } from "@/lib/programmes/rules-schema";
import { LocalisedFields } from "./localised-fields";
import { SetUpRow } from "./set-up-row";
import styles from "./set-up-form.module.css";
import { useSetUpForm, type FieldAt } from "./use-set-up-form";

type RuleValues = Omit<EligibilityRule, "limit"> & { limit?: number | string };
type Values = { rules: RuleValues[] };

type EligibilityEditorProps = {
  intakeId: string;
  rules: EligibilityRule[];
  /** One of each kind, to begin from. */
  templates: EligibilityRule[];
  back: string;
};

/** The rules of an intake in their order; saving writes a new version and keeps the old one. */
export function EligibilityEditor({ intakeId, rules, templates, back }: EligibilityEditorProps) {
  const t = useTranslations("setup");
  const router = useRouter();
  const announce = useAnnounce();
  const [wanted, setWanted] = useState("");
  const { form, field, errorAt, submit, pending, errors } = useSetUpForm<Values, unknown>({
    defaultValues: { rules },
    send: (values) =>
      request("PUT", `/api/programmes/intakes/${intakeId}/eligibility-rules`, {
        rules: values.rules.map(ruleBody),
      }),
    onDone: () => {
      announce(t("saved"));
      router.push(back);
      router.refresh();
    },
  });
  const list = useFieldArray({ control: form.control, name: "rules", keyName: "rowId" });
  const used = new Set(list.fields.map((rule) => rule.key));
  const free = templates.filter((rule) => !used.has(rule.key));
  const add = () => {
    const template = free.find((rule) => rule.key === wanted) ?? free[0];
    if (template) list.append(template);
    setWanted("");
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {list.fields.map((rule, index) => (
        <RuleFields
          key={rule.rowId}
          rule={rule}
          index={index}
          field={field}
          errorAt={errorAt}
          onUp={index > 0 ? () => list.move(index, index - 1) : null}
          onRemove={() => list.remove(index)}
        />
      ))}
      {free.length > 0 ? (
        <div className={styles.row}>
          <SelectField
            id="template"
            label={t("eligibility.add")}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            options={free.map((rule) => ({
              value: rule.key,
              label: t(`eligibility.kinds.${rule.kind}`),
            }))}
          />
          <Button size="small" onClick={add} disabled={wanted === ""}>
            {t("eligibility.addRule")}
          </Button>
        </div>
      ) : null}
      <Cluster variant="bar">
        <Button type="submit" tone="primary" pending={pending}>
          {t("eligibility.save")}
        </Button>
        <ButtonLink href={back}>{t("cancel")}</ButtonLink>
      </Cluster>
    </Form>
  );
}

function ruleBody(rule: RuleValues) {
  const { key, kind, question, reason, remedy, limit } = rule;
  const words = { key, kind, question, reason, remedy };
  if (limit === undefined) return words;
  return { ...words, limit: numberOrWords(String(limit)) };
}

type RuleFieldsProps = {
  rule: RuleValues;
  index: number;
  field: FieldAt;
  errorAt: (path: string) => string | undefined;
  onUp: (() => void) | null;
  onRemove: () => void;
};

function RuleFields({ rule, index, field, errorAt, onUp, onRemove }: RuleFieldsProps) {
  const t = useTranslations("setup");
  const at = (part: string) => `rules.${index}.${part}`;
  const text = { field, errorAt };
  const name = t(`eligibility.kinds.${rule.kind}`);
  return (
    <SetUpRow title={name} heading="h2" onUp={onUp} onRemove={onRemove}>
      {rule.limit === undefined ? null : (
        <TextField label={t("eligibility.limit")} inputMode="decimal" {...field(at("limit"))} />
      )}
      <details className={styles.details}>
        <summary>{t("eligibility.words")}</summary>
        <p className="quiet">{t("eligibility.wordsHint")}</p>
        <LocalisedFields path={at("question")} label={t("eligibility.question")} {...text} />
        <LocalisedFields path={at("reason")} label={t("eligibility.reason")} multiline {...text} />
        <LocalisedFields path={at("remedy")} label={t("eligibility.remedy")} multiline {...text} />
      </details>
    </SetUpRow>
  );
}
