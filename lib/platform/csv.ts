// A cell that a spreadsheet would run as a formula, in ASCII or full width (security.md 12).
const formula = /^[=+\-@\t\r＝＋－＠]/u;

function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, and no cell that begins a formula. */
export function csvFrom(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}
