/**
 * A figure of a settings form as the request takes it: full-width digits count as digits; what is no number, and an
 * empty field, goes as it was typed, so that the server's sentence names the field.
 */
export function numberOrWords(typed: string): number | string {
  const plain = typed.normalize("NFKC").trim();
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}
