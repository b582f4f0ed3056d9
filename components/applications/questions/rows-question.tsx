"use client";

import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useAnnounce } from "@/components/ui/live-region";
import { personColumns } from "@/lib/applications/person-columns";
import type { Column, QuestionOf } from "@/lib/programmes/schema";
import { CellQuestion } from "./cell-question";
import { useFrame } from "./frame-of";
import type { QuestionProps } from "./question-props";
import styles from "./questions.module.css";

type RowsAsked = QuestionOf<"table" | "people">;
type Row = Readonly<Record<string, unknown>>;

function rowsOf(value: unknown): Row[] {
  if (!Array.isArray(value)) return [];
  return value.filter((row): row is Row => typeof row === "object" && row !== null);
}

/** A row is a small group of labelled fields, so that it reads the same on a phone and to a screen reader. */
export function RowsQuestion(props: QuestionProps<RowsAsked>) {
  const { question, onChange, readOnly, id } = props;
  const t = useTranslations("apply.fields");
  const announce = useAnnounce();
  const frame = useFrame(props);
  const kind = question.type === "people" ? "person" : "row";
  const columns =
    question.type === "people" ? personColumns(question.config) : question.config.columns;
  const max = question.type === "people" ? question.config.maxPeople : question.config.maxRows;
  const rows = rowsOf(props.value);
  const ids = useRowIds(rows.length);
  const box = useRef<HTMLDivElement>(null);

  const change = (index: number, key: string, value: unknown) =>
    onChange(rows.map((row, at) => (at === index ? withCell(row, key, value) : row)));
  const add = () => {
    onChange([...rows, {}]);
    requestAnimationFrame(() => focusLast(box.current));
  };
  const remove = (index: number) => {
    ids.remove(index);
    onChange(rows.filter((_, at) => at !== index));
    announce({ message: t(`${kind}.removed`), undo: () => onChange(rows) });
  };

  return (
    <Field {...frame} as="group">
      <div ref={box} className={styles.rows}>
        {rows.map((row, index) => (
          <RowFields
            key={ids.list[index] ?? index}
            {...{ row, index, columns, kind, readOnly }}
            id={`${id}-${index + 1}`}
            onCell={(key, value) => change(index, key, value)}
            onRemove={() => remove(index)}
          />
        ))}
        {rows.length === 0 && readOnly ? <p className="quiet">{t(`${kind}.none`)}</p> : null}
      </div>
      {readOnly || rows.length >= max ? null : (
        <Button
          data-testid="add-row"
          size="small"
          icon={<IconPlus size={16} aria-hidden="true" />}
          onClick={add}
        >
          {t(rows.length === 0 ? `${kind}.addFirst` : `${kind}.add`)}
        </Button>
      )}
      {!readOnly && rows.length >= max ? <p className="quiet">{t("full", { max })}</p> : null}
    </Field>
  );
}

type RowFieldsProps = {
  id: string;
  row: Row;
  index: number;
  columns: readonly Column[];
  kind: "row" | "person";
  readOnly: boolean | undefined;
  onCell: (key: string, value: unknown) => void;
  onRemove: () => void;
};

function RowFields({ id, row, index, columns, kind, readOnly, onCell, onRemove }: RowFieldsProps) {
  const t = useTranslations("apply.fields");
  const number = index + 1;
  return (
    <fieldset className={styles.row} data-row>
      <legend>{t(`${kind}.number`, { number })}</legend>
      <div className={styles.cells}>
        {columns.map((column) => (
          <div key={column.key} data-long={column.type === "long_text" || undefined}>
            <CellQuestion
              id={`${id}-${column.key}`}
              question={column}
              value={row[column.key]}
              readOnly={readOnly}
              onChange={(value) => onCell(column.key, value)}
            />
          </div>
        ))}
      </div>
      {readOnly ? null : (
        <button type="button" className={styles.link} onClick={onRemove}>
          {t(`${kind}.remove`, { number })}
        </button>
      )}
    </fieldset>
  );
}

function withCell(row: Row, key: string, value: unknown): Row {
  const { [key]: _before, ...rest } = row;
  return value === null || value === undefined || value === "" ? rest : { ...rest, [key]: value };
}

// Rows have no names of their own; ids keep each row's half-typed figures with it when one above is removed.
function useRowIds(count: number) {
  const next = useRef(0);
  const [list, setList] = useState<number[]>([]);
  const full = [...list];
  while (full.length < count) full.push(next.current++);
  if (full.length !== list.length) setList(full);
  return {
    list: full,
    remove: (index: number) => setList(full.filter((_, at) => at !== index)),
  };
}

function focusLast(box: HTMLElement | null) {
  const rows = box?.querySelectorAll("[data-row]") ?? [];
  rows[rows.length - 1]?.querySelector<HTMLElement>("input, select, textarea")?.focus();
}
