import { readNumber } from "@/lib/i18n/typed-number";

/**
 * A figure of a settings form as the request takes it, read as people type it ("2 people"); what is no number, and an
 * empty field, goes as it was typed, so that the server's sentence names the field.
 */
export function numberOrWords(typed: string): number | string {
  return readNumber(typed) ?? typed;
}
