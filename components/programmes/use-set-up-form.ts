"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import {
  useForm,
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormRegisterReturn,
} from "react-hook-form";
import type { Problem, Result } from "@/components/ui/api-client";
import type { SummaryError } from "@/components/ui/error-summary";
import { useProblemText } from "@/components/ui/problem-banner";

/** What a field of ui/fields takes: the control's wiring, its id (the path in the request) and its error. */
export type FieldProps = Pick<UseFormRegisterReturn, "onChange" | "onBlur" | "name" | "ref"> & {
  id: string;
  error: string | undefined;
  /** Already in the page that the server sends, before any script has run. */
  defaultValue?: string;
  defaultChecked?: boolean;
};

/** Gives the props of the field at a path, e.g. `name.zh-HK` or `cutOffs.0.closesAt`. */
export type FieldAt = (path: string) => FieldProps;

/**
 * A form of the set-up: values in react-hook-form, judged by the same zod schema that stands before the command, so
 * that each sentence is the server's own: beside its field and in the summary.
 */
export function useSetUpForm<Values extends FieldValues, Answer>(options: {
  defaultValues: DefaultValues<Values>;
  send: (values: Values) => Promise<Result<Answer>>;
  onDone: (answer: Answer) => void;
  /** Stands before every id where several of these forms share a page. */
  idPrefix?: string;
  /** Where a place in the request is typed, if that is called otherwise in the form. */
  pathOf?: (requestPath: string) => string;
}) {
  const form = useForm<Values>({ defaultValues: options.defaultValues });
  const sentenceOf = useProblemText();
  const t = useTranslations("setup");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [pending, setPending] = useState(false);
  const { register, getValues } = form;
  const { idPrefix = "", pathOf } = options;

  const errorAt = useCallback((path: string) => problem?.fields[path], [problem]);

  const field: FieldAt = useCallback(
    (path) => {
      const { onChange, onBlur, name, ref } = register(path as Path<Values>);
      const value: unknown = getValues(path as Path<Values>);
      return {
        onChange,
        onBlur,
        name,
        ref,
        id: `${idPrefix}${path}`,
        error: errorAt(path),
        ...(typeof value === "boolean" ? { defaultChecked: value } : {}),
        ...(typeof value === "string" || typeof value === "number"
          ? { defaultValue: String(value) }
          : {}),
      };
    },
    [register, getValues, errorAt, idPrefix],
  );

  type Send<T> = (values: Values) => Promise<Result<T>>;
  const submitTo = async <T>(send: Send<T>, onDone: (answer: T) => void, values: Values) => {
    if (pending) return;
    setPending(true);
    const result = await send(values);
    setPending(false);
    const refused = result.ok ? null : asTyped(result.problem, pathOf);
    setProblem(refused);
    setErrors(
      refused
        ? [
            ...statesOf(refused),
            ...linesOf(refused, sentenceOf(refused), (words) => t("errorLine", words), idPrefix),
          ]
        : [],
    );
    if (result.ok) onDone(result.data);
  };

  const submit = form.handleSubmit((values) => submitTo(options.send, options.onDone, values));
  /** Sends what the form shows somewhere else, e.g. to be published; a refusal stands beside its fields likewise. */
  const sendTo = <T>(send: Send<T>, onDone: (answer: T) => void) =>
    form.handleSubmit((values) => submitTo(send, onDone, values))();

  return { form, field, errorAt, submit, sendTo, pending, errors };
}

/** The sentence of a conflict, where the fields' own sentences do not say it already. */
function statesOf({ status, title, fields }: Problem): SummaryError[] {
  const said = Object.values(fields);
  return status === 409 && said.length > 0 && !said.includes(title) ? [{ message: title }] : [];
}

// Two places of a request may be typed in one field: the first sentence stands.
function asTyped(problem: Problem, pathOf: ((path: string) => string) | undefined): Problem {
  if (!pathOf) return problem;
  const fields: Record<string, string> = {};
  for (const [path, sentence] of Object.entries(problem.fields)) fields[pathOf(path)] ??= sentence;
  return { ...problem, fields };
}

type NamedLine = (words: { field: string; sentence: string }) => string;

/**
 * A refusal as lines of an error summary, in the order of the page. Many fields say the same words, so each line also
 * names its field; what stands nowhere on the page is said without one.
 */
export function linesOf(
  problem: Problem,
  sentence: string,
  named: NamedLine = ({ sentence: words }) => words,
  idPrefix = "",
): SummaryError[] {
  const lines = Object.entries(problem.fields).map(([path, words]) => {
    const element = document.getElementById(`${idPrefix}${path}`);
    const field = element && labelOf(element);
    return { element, message: field ? named({ field, sentence: words }) : words };
  });
  if (lines.length === 0) return [{ message: sentence }];
  return lines.sort(byPlace).map(({ element, message }) => ({ fieldId: element?.id, message }));
}

function byPlace(a: { element: Element | null }, b: { element: Element | null }): number {
  if (!a.element || !b.element) return a.element ? -1 : b.element ? 1 : 0;
  return a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

// "Name, English": the label, below the legends of the groups it stands in.
function labelOf(element: Element): string {
  const own = document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
  const words = [own?.textContent];
  for (let group = element.closest("fieldset"); group; group = parentGroup(group))
    words.unshift(group.querySelector(":scope > legend")?.textContent);
  return words.filter(Boolean).join(" · ");
}

const parentGroup = (group: Element) => group.parentElement?.closest("fieldset") ?? null;
