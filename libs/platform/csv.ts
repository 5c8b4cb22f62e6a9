/** A table for programs: commas, quotes doubled, nothing a spreadsheet would run. */
export const csvOf = (head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  const safe = /^[=+@\t-]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
