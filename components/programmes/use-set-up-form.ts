"use client";

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
}) {
  const form = useForm<Values>({ defaultValues: options.defaultValues });
  const sentenceOf = useProblemText();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [pending, setPending] = useState(false);
  const { register, getValues } = form;

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
        id: path,
        error: errorAt(path),
        ...(typeof value === "boolean" ? { defaultChecked: value } : {}),
        ...(typeof value === "string" || typeof value === "number"
          ? { defaultValue: String(value) }
          : {}),
      };
    },
    [register, getValues, errorAt],
  );

  const submit = form.handleSubmit(async (values) => {
    if (pending) return;
    setPending(true);
    const result = await options.send(values);
    setPending(false);
    setProblem(result.ok ? null : result.problem);
    setErrors(result.ok ? [] : linesOf(result.problem, sentenceOf(result.problem)));
    if (result.ok) options.onDone(result.data);
  });

  return { form, field, errorAt, submit, pending, errors };
}

/** A refusal as lines of an error summary: one a field that can be reached, else the sentence itself. */
export function linesOf(problem: Problem, sentence: string): SummaryError[] {
  const named = Object.entries(problem.fields).map(([path, message]) => ({
    fieldId: document.getElementById(path) ? path : undefined,
    message,
  }));
  return named.length > 0 ? named : [{ message: sentence }];
}
