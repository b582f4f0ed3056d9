"use client";

import { useTranslations } from "next-intl";
import { ChipChoice, type Chip } from "@/components/ui/chip-choice";
import { SelectField } from "@/components/ui/fields";
import { inLocale } from "@/lib/programmes/localised";
import { developmentStages, modalities, therapeuticAreas } from "@/lib/programmes/vocabulary-keys";
import type { Column, QuestionOf } from "@/lib/programmes/schema";
import {
  developmentStageLabels,
  modalityLabels,
  therapeuticAreaLabels,
  trlLabels,
} from "@/lib/programmes/vocabulary";
import { useFrame, useKnownLocale } from "./frame-of";
import type { QuestionProps } from "./question-props";
import styles from "./questions.module.css";

type OneOf =
  | QuestionOf<"single_choice" | "trl" | "stage" | "boolean">
  | Extract<Column, { type: "single_choice" | "boolean" }>;
type ManyOf = QuestionOf<"multiple_choice" | "therapeutic_area" | "modality">;

/** Above this, chips are harder to scan than a list. */
const mostChips = 8;

function useOptions(question: OneOf | ManyOf): Chip[] {
  const locale = useKnownLocale();
  const t = useTranslations("apply.fields");
  switch (question.type) {
    case "single_choice":
    case "multiple_choice":
      return question.options.map(({ key, label }) => ({
        value: key,
        label: inLocale(label, locale),
      }));
    case "trl":
      return Object.entries(trlLabels).map(([level, label]) => ({
        value: level,
        label: inLocale(label, locale),
      }));
    case "stage":
      return developmentStages.map((key) => ({
        value: key,
        label: inLocale(developmentStageLabels[key], locale),
      }));
    case "therapeutic_area":
      return therapeuticAreas.map((key) => ({
        value: key,
        label: inLocale(therapeuticAreaLabels[key], locale),
      }));
    case "modality":
      return modalities.map((key) => ({
        value: key,
        label: inLocale(modalityLabels[key], locale),
      }));
    case "boolean":
      return [
        { value: "true", label: t("yes") },
        { value: "false", label: t("no") },
      ];
  }
}

function storedOf(question: OneOf, option: string): unknown {
  if (option === "") return null;
  if (question.type === "trl") return Number(option);
  return question.type === "boolean" ? option === "true" : option;
}

const shownOf = (value: unknown): string =>
  value === null || value === undefined ? "" : String(value as string | number | boolean);

/** One of several: chips while they are few, else the browser's list. */
export function OneChoiceQuestion(props: QuestionProps<OneOf> & { compact?: boolean }) {
  const { question, value, onChange, readOnly, compact } = props;
  const t = useTranslations("apply.fields");
  const options = useOptions(question);
  const frame = useFrame(props);
  const shown = shownOf(value);
  if (compact || options.length > mostChips)
    return (
      <SelectField
        {...frame}
        options={options}
        value={shown}
        disabled={readOnly}
        onChange={(event) => onChange(storedOf(question, event.target.value))}
      />
    );
  const clear =
    shown !== "" && !question.required && !readOnly ? (
      <button type="button" className={styles.link} onClick={() => onChange(null)}>
        {t("clear")}
      </button>
    ) : null;
  return (
    <ChipChoice
      {...frame}
      kind="one"
      name={props.id}
      options={options}
      value={shown === "" ? [] : [shown]}
      onChange={(values) => onChange(storedOf(question, values[0] ?? ""))}
      disabled={readOnly}
      note={
        clear ? (
          <>
            {frame.note}
            {clear}
          </>
        ) : (
          frame.note
        )
      }
    />
  );
}

/** Several, kept in the order of choosing: hints ask for the most important first. */
export function ManyChoiceQuestion(props: QuestionProps<ManyOf>) {
  const { question, value, onChange, readOnly } = props;
  const t = useTranslations("apply.fields");
  const options = useOptions(question);
  const frame = useFrame(props);
  const chosen = Array.isArray(value)
    ? value.filter((each): each is string => typeof each === "string")
    : [];
  const max = question.config?.max;
  const names = chosen.map((key) => options.find((each) => each.value === key)?.label ?? key);
  const order = max === undefined ? null : t("chosen", { count: chosen.length, max });
  return (
    <ChipChoice
      {...frame}
      kind="many"
      name={props.id}
      options={options}
      value={chosen}
      onChange={onChange}
      disabled={readOnly}
      note={
        order ? (
          <>
            {frame.note}
            <span>
              {order}
              {names.length > 1 ? ` · ${t("inOrder", { names: names.join(t("comma")) })}` : null}
            </span>
          </>
        ) : (
          frame.note
        )
      }
    />
  );
}
