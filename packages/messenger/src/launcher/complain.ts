/** Tells whoever looks after the page what is wrong. */
export function complain(error: Error): void {
  console.warn(`Foyer: ${error.message}`);
}
