/** An amount in its currency, or as a plain number when that is not told. */
export function formatAmount(amount: number, currency: string | undefined): string {
  const plain = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(undefined, currency ? { style: "currency", currency } : plain).format(amount);
}
