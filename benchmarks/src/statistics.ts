/** Medians, quantiles and how numbers are printed. */

/** The value below which this share of the values lies; NaN when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** `0.82 [0.79 0.82 0.91]`: the median and each round. */
export function printRounds(values: readonly number[], digits = 2): string {
  const each = [...values].sort((a, b) => a - b).map((value) => value.toFixed(digits));
  return `${median(values).toFixed(digits)} [${each.join(" ")}]`;
}

/** `p50 / p99`, in the unit of the values. */
export function printSpread(values: readonly number[], upper = 0.99): string {
  return `${quantile(values, 0.5).toFixed(1)} / ${quantile(values, upper).toFixed(1)}`;
}
