/** The size of a file. */
export function formatBytes(bytes: number, language: string): string {
  const [amount, unit] =
    bytes < 1_000_000
      ? ([Math.max(1, Math.round(bytes / 1_024)), "kilobyte"] as const)
      : ([Math.round(bytes / 104_857.6) / 10, "megabyte"] as const);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(amount);
}
