/** A piece of a message: words, or something that leads somewhere. */
export interface TextPiece {
  text: string;
  href?: string;
}

const links = /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"']+\.[^\s<>"']+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
const trailing = /[.,;:!?)\]}'"…]+$/;

/** Cuts a text at its addresses, so that they can be followed; everything else stays words, whatever it looks like. */
export function linkify(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(links)) {
    const found = withoutTail(match[0]);
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: found, href: hrefOf(found) });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** A sentence that ends with an address ends after it; a bracket that was opened inside belongs to it. */
function withoutTail(found: string): string {
  const bare = found.replace(trailing, "");
  return found.startsWith(`${bare})`) && bare.includes("(") ? `${bare})` : bare;
}

function hrefOf(found: string): string {
  if (/^https?:/i.test(found)) return found;
  return found.includes("@") ? `mailto:${found}` : `https://${found}`;
}
