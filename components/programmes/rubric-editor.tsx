"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { request } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import type { LocalisedText } from "@/lib/programmes/localised";
import { blankText } from "./intake-values";
import { LocalisedFields } from "./localised-fields";
import { SetUpAction } from "./set-up-action";
import styles from "./set-up-form.module.css";
import { useSetUpForm, type FieldAt } from "./use-set-up-form";

type Criterion = {
  id: string;
  key: string;
  label: LocalisedText;
  hint: LocalisedText;
  weight: number;
};

type RubricEditorProps = {
  rubric: { id: string; name: LocalisedText; scaleMeaning: LocalisedText; criteria: Criterion[] };
};

/** A draft rubric: its words, its criteria one by one, and another one at the end. */
export function RubricEditor({ rubric }: RubricEditorProps) {
  const t = useTranslations("setup.rubric");
  return (
    <div className={styles.form}>
      <RubricWords rubric={rubric} />
      {rubric.criteria.map((criterion) => (
        <CriterionForm key={criterion.id} criterion={criterion} />
      ))}
      <details className={styles.details}>
        <summary>{t("addCriterion")}</summary>
        <AddCriterion key={rubric.criteria.length} rubricId={rubric.id} />
      </details>
    </div>
  );
}

function useSaved() {
  const t = useTranslations("setup");
  const router = useRouter();
  const announce = useAnnounce();
  return () => {
    announce(t("saved"));
    router.refresh();
  };
}

function RubricWords({ rubric }: RubricEditorProps) {
  const t = useTranslations("setup");
  const { field, errorAt, submit, pending, errors } = useSetUpForm({
    defaultValues: { name: rubric.name, scaleMeaning: rubric.scaleMeaning },
    idPrefix: `${rubric.id}.`,
    send: (values) => request("PUT", `/api/programmes/rubrics/${rubric.id}`, values),
    onDone: useSaved(),
  });
  const text = { field, errorAt };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <LocalisedFields path="name" label={t("rubric.name")} {...text} />
      <LocalisedFields path="scaleMeaning" label={t("rubric.scale")} multiline {...text} />
      <Cluster>
        <Button type="submit" pending={pending}>
          {t("save")}
        </Button>
      </Cluster>
    </Form>
  );
}

type CriterionValues = { key: string; label: LocalisedText; hint: LocalisedText; weight: string };

const weightOf = (typed: string) => (/^\d+$/.test(typed.trim()) ? Number(typed) : typed);

function CriterionForm({ criterion }: { criterion: Criterion }) {
  const t = useTranslations("setup");
  const { id, key, label, hint, weight } = criterion;
  const { field, errorAt, submit, pending, errors } = useSetUpForm<CriterionValues, unknown>({
    defaultValues: { key, label, hint, weight: String(weight) },
    idPrefix: `${id}.`,
    send: (values) =>
      request("PUT", `/api/programmes/criteria/${id}`, {
        label: values.label,
        hint: values.hint,
        weight: weightOf(values.weight),
      }),
    onDone: useSaved(),
  });
  return (
    <Form className={styles.row} onSubmit={submit}>
      <div className={styles.rowHead}>
        <h3>{label["en-HK"]}</h3>
        <code>{key}</code>
      </div>
      <ErrorSummary errors={errors} />
      <CriterionFields field={field} errorAt={errorAt} />
      <Cluster>
        <Button type="submit" pending={pending}>
          {t("save")}
        </Button>
        <SetUpAction
          method="DELETE"
          url={`/api/programmes/criteria/${id}`}
          label={t("rubric.removeCriterion")}
          tone="quiet"
        />
      </Cluster>
    </Form>
  );
}

function AddCriterion({ rubricId }: { rubricId: string }) {
  const t = useTranslations("setup");
  const { field, errorAt, submit, pending, errors } = useSetUpForm<CriterionValues, unknown>({
    defaultValues: { key: "", label: blankText(), hint: blankText(), weight: "20" },
    idPrefix: "new.",
    send: (values) =>
      request("POST", `/api/programmes/rubrics/${rubricId}/criteria`, {
        ...values,
        weight: weightOf(values.weight),
      }),
    onDone: useSaved(),
  });
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <TextField label={t("key")} hint={t("keyHint")} {...field("key")} />
      <CriterionFields field={field} errorAt={errorAt} />
      <Button type="submit" tone="primary" pending={pending}>
        {t("rubric.addCriterion")}
      </Button>
    </Form>
  );
}

type FieldsProps = { field: FieldAt; errorAt: (path: string) => string | undefined };

function CriterionFields({ field, errorAt }: FieldsProps) {
  const t = useTranslations("setup.rubric");
  return (
    <>
      <LocalisedFields path="label" label={t("label")} field={field} errorAt={errorAt} />
      <LocalisedFields path="hint" label={t("hint")} multiline field={field} errorAt={errorAt} />
      <TextField
        label={t("weight")}
        hint={t("weightHint")}
        inputMode="numeric"
        {...field("weight")}
      />
    </>
  );
}
