/** Hiding how to reach somebody outside the marketplace. */

const EMAIL = /[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu;
const TELEPHONE = /(?<![\p{L}\d#])\+?\(?\d(?:[\s()./-]{0,2}\d){7,14}(?!\d)/gu;

/** A text without e-mail addresses and telephone numbers. Amounts, dates and order numbers are shorter and stay. */
export function maskContacts(text: string): string {
  return text.replace(EMAIL, "•••").replace(TELEPHONE, (found) => (isDate(found) ? found : "•••"));
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(text) || /^\d{1,2}[./]\d{1,2}[./]\d{4}/.test(text);
}
