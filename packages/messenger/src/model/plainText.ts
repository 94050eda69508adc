/** A message in one line: without the signs of Markdown, which say nothing there. */
export function plainText(content: string): string {
  return content
    .replace(/\*\*|~~|`/g, "")
    .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .replace(/\s+/g, " ");
}
