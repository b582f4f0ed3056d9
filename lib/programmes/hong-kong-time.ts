const offset = 8 * 60 * 60 * 1000;

/** A moment as the browser's date-time input shows it in Hong Kong (UTC+8 all year): yyyy-mm-ddThh:mm; "" for none. */
export function toHongKongInput(moment: Date | string | null): string {
  if (moment === null) return "";
  return new Date(new Date(moment).getTime() + offset).toISOString().slice(0, 16);
}

/**
 * What was typed as an ISO moment with its offset; null when empty. Untouched, it gives the stored moment back, because
 * the input does not show seconds and a deadline may not move earlier by them.
 */
export function fromHongKongInput(
  typed: string,
  stored: Date | string | null = null,
): string | null {
  if (typed === "") return null;
  if (stored !== null && typed === toHongKongInput(stored)) return new Date(stored).toISOString();
  return `${typed.slice(0, 16)}:00+08:00`;
}
