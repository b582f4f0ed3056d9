"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useFieldArray } from "react-hook-form";
import { request, type Result } from "@/components/ui/api-client";
import { Button } from "@/components/ui/button";
import { Cluster } from "@/components/ui/cluster";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/fields";
import { Form } from "@/components/ui/form";
import { useAnnounce } from "@/components/ui/live-region";
import { numberOrWords } from "@/components/ui/typed-number";
import type { LocalisedText } from "@/lib/programmes/localised";
import { blankText } from "./intake-values";
import { LocalisedFields } from "./localised-fields";
import { SetUpRow } from "./set-up-row";
import styles from "./set-up-form.module.css";
import { useSetUpForm, type FieldAt } from "./use-set-up-form";

type Criterion = { key: string; label: LocalisedText; hint: LocalisedText; weight: number };

type RubricEditorProps = {
  rubric: {
    id: string;
    name: LocalisedText;
    scaleMeaning: LocalisedText;
    revision: number;
    criteria: Criterion[];
  };
};

/** A criterion as it is typed; its key is fixed once it was saved. */
type CriterionValues = Omit<Criterion, "weight"> & { weight: string; isNew: boolean };

type Values = { name: LocalisedText; scaleMeaning: LocalisedText; criteria: CriterionValues[] };

const valuesOf = ({ name, scaleMeaning, criteria }: RubricEditorProps["rubric"]): Values => ({
  name,
  scaleMeaning,
  criteria: criteria.map(({ key, label, hint, weight }) => ({
    key,
    label,
    hint,
    weight: String(weight),
    isNew: false,
  })),
});

const bodyOf = ({ name, scaleMeaning, criteria }: Values, revision: number) => ({
  name,
  scaleMeaning,
  criteria: criteria.map(({ key, label, hint, weight }) => ({
    key,
    label,
    hint,
    weight: numberOrWords(weight),
  })),
  revision,
});

/**
 * A draft rubric in one form: saved whole, and published as it stands here, so that what the page shows is what reviewers
 * get.
 */
export function RubricEditor({ rubric }: RubricEditorProps) {
  const t = useTranslations("setup");
  const { form, field, errorAt, submit, publish, pending, errors } = useRubricForm(rubric);
  const [isAsking, setAsking] = useState(false);
  const list = useFieldArray({ control: form.control, name: "criteria", keyName: "rowId" });
  const text = { field, errorAt };
  const add = () =>
    list.append({ key: "", label: blankText(), hint: blankText(), weight: "20", isNew: true });
  return (
    <>
      <Form className={styles.form} onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <LocalisedFields path="name" label={t("rubric.name")} {...text} />
        <LocalisedFields path="scaleMeaning" label={t("rubric.scale")} multiline {...text} />
        {list.fields.map((row, index) => (
          <CriterionFields
            key={row.rowId}
            criterion={row}
            index={index}
            onUp={index > 0 ? () => list.move(index, index - 1) : null}
            onRemove={() => list.remove(index)}
            {...text}
          />
        ))}
        <div className={styles.add}>
          <Button size="small" onClick={add}>
            {t("rubric.addCriterion")}
          </Button>
        </div>
        <Cluster variant="bar">
          <Button type="submit" pending={pending}>
            {t("rubric.save")}
          </Button>
          <Button tone="primary" pending={pending} onClick={() => setAsking(true)}>
            {t("rubric.publish")}
          </Button>
        </Cluster>
      </Form>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t("rubric.publishTitle")}
        confirmLabel={t("rubric.publish")}
        pending={pending}
        onConfirm={() => void publish().then(() => setAsking(false))}
      >
        <p>{t("rubric.publishBody")}</p>
      </ConfirmDialog>
    </>
  );
}

function useRubricForm(rubric: RubricEditorProps["rubric"]) {
  const t = useTranslations("setup");
  const router = useRouter();
  const announce = useAnnounce();
  const revision = useRef(rubric.revision);
  const url = `/api/programmes/rubrics/${rubric.id}`;
  const send = async (method: "PUT" | "POST", to: string, values: Values) => {
    const sent = await request<{ revision?: number }>(method, to, bodyOf(values, revision.current));
    revision.current = revisionAfter(sent) ?? revision.current;
    return sent;
  };
  const saved = (words: string) => {
    announce(words);
    router.refresh();
  };
  const rubricForm = useSetUpForm<Values, { revision?: number }>({
    defaultValues: valuesOf(rubric),
    send: (values) => send("PUT", url, values),
    onDone: () => {
      const { criteria, ...words } = rubricForm.form.getValues();
      const known = criteria.map((criterion) => ({ ...criterion, isNew: false }));
      rubricForm.form.reset({ ...words, criteria: known });
      saved(t("saved"));
    },
  });
  const publish = () =>
    rubricForm.sendTo(
      (values) => send("POST", `${url}/publish`, values),
      () => saved(t("done")),
    );
  return { ...rubricForm, publish };
}

/** Of the draft as it is now; whoever has read what a colleague saved meanwhile may save over it. */
function revisionAfter(sent: Result<{ revision?: number }>): number | undefined {
  if (sent.ok) return sent.data.revision;
  const { revision } = sent.problem.body;
  return typeof revision === "number" ? revision : undefined;
}

type CriterionFieldsProps = {
  criterion: CriterionValues;
  index: number;
  field: FieldAt;
  errorAt: (path: string) => string | undefined;
  onUp: (() => void) | null;
  onRemove: () => void;
};

function CriterionFields(props: CriterionFieldsProps) {
  const { criterion, index, field, errorAt, onUp, onRemove } = props;
  const t = useTranslations("setup");
  const at = (part: string) => `criteria.${index}.${part}`;
  return (
    <SetUpRow
      title={t("rubric.criterion", { number: index + 1 })}
      code={criterion.isNew ? undefined : criterion.key}
      heading="h3"
      removeLabel={t("rubric.removeCriterion")}
      onUp={onUp}
      onRemove={onRemove}
    >
      {criterion.isNew ? (
        <TextField label={t("key")} hint={t("keyHint")} {...field(at("key"))} />
      ) : null}
      <LocalisedFields path={at("label")} label={t("rubric.label")} {...{ field, errorAt }} />
      <LocalisedFields
        path={at("hint")}
        label={t("rubric.hint")}
        multiline
        {...{ field, errorAt }}
      />
      <TextField
        label={t("rubric.weight")}
        hint={t("rubric.weightHint")}
        inputMode="numeric"
        {...field(at("weight"))}
      />
    </SetUpRow>
  );
}
