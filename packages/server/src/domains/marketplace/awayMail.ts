/** The words of the mail to those who are away. */
import { type RenderedMail, renderMail } from "../channels/mailTemplate.ts";
import type { Notice } from "./notice.ts";

const MOST_TEXTS = 10;

/** Writes the mail. */
export function writeAwayMail({ sender, texts }: Notice, url: string | undefined): RenderedMail {
  const heading = texts.length > 1 ? `New messages from ${sender}` : `New message from ${sender}`;
  const more = texts.length - MOST_TEXTS;
  return renderMail({
    subject: heading,
    heading,
    paragraphs: [...texts.slice(0, MOST_TEXTS), ...(more > 0 ? [`And ${more} more.`] : [])],
    ...(url ? { action: { label: "Read and answer", url } } : {}),
    footnote: "You get one mail for each conversation until you have read it.",
  });
}
