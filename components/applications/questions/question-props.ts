import type { ReactNode } from "react";
import type { PhonePlace } from "@/lib/i18n/typed-contact";
import type { FieldFrame } from "@/components/ui/field";

/** What every field of the form gets. `value` may be words that are not yet a valid answer. */
export type QuestionProps<Asked> = {
  question: Asked;
  /** Of the control; the target of the error summary. */
  id: string;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | undefined;
  /** Who else writes here. */
  note?: ReactNode;
  readOnly?: boolean | undefined;
  /** Where the company is, once it said so: what a telephone number without its country code means. */
  place?: PhonePlace | undefined;
};

export type Frame = Pick<FieldFrame, "id" | "label" | "hint" | "error" | "optional" | "note">;
