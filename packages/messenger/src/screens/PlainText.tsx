/** Text as it was written. */
export function PlainText({ content }: { content: string }) {
  return <div class="text is-plain">{content}</div>;
}
