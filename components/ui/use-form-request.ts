"use client";

import { useState } from "react";
import type { Result } from "./api-client";
import type { SummaryError } from "./error-summary";
import { useProblemText } from "./problem-banner";
import { summaryOf } from "./form-errors";

/**
 * A form's one request: pending, the error summary's lines, and each field's own sentence.
 * `fieldIds` maps paths of the request to ids of the page.
 */
export function useFormRequest<T>(fieldIds: Record<string, string>) {
  const sentenceOf = useProblemText();
  const [pending, setPending] = useState(false);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [fields, setFields] = useState<Record<string, string>>({});

  const send = async (attempt: () => Promise<Result<T>>): Promise<T | null> => {
    if (pending) return null;
    setPending(true);
    const result = await attempt();
    setPending(false);
    setErrors(result.ok ? [] : summaryOf(result.problem, sentenceOf(result.problem), fieldIds));
    setFields(result.ok ? {} : result.problem.fields);
    return result.ok ? result.data : null;
  };
  return { send, pending, errors, fields };
}
