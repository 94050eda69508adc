/** Rows as CSV with a header line; a row lacks what is undefined. */
export function toCsv(columns: readonly string[], rows: readonly Record<string, unknown>[]): string {
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column])));
  return `${[columns.map(cellOf), ...lines].map((cells) => cells.join(",")).join("\n")}\n`;
}

function cellOf(value: unknown): string {
  const text = value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
