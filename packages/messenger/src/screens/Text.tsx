import { RichText } from "./lazyParts.ts";
import { PlainText } from "./PlainText.tsx";

/** A message's text. What may be Markdown or an address is read by a part that is fetched for it. */
export function Text({ content }: { content: string }) {
  return mayBeRich(content) ? <RichText content={content} /> : <PlainText content={content} />;
}

function mayBeRich(text: string): boolean {
  return /[*_`~[@>]|:\/\/|www\.|^\s*([-•]|\d+[.)])\s/m.test(text);
}
