/** The usual values of a setting as options, and the one in force if it is another. */
export function numberOptions(
  usual: readonly number[],
  current: number | undefined,
  label: (value: number) => string,
): { value: string; label: string }[] {
  const values = new Set(current === undefined ? usual : [...usual, current]);
  return [...values].sort((one, other) => one - other).map((value) => ({ value: String(value), label: label(value) }));
}
