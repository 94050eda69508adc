/** Copies a text; answers whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Pages without TLS have no clipboard of their own.
    if (!navigator.clipboard) return copySelected(text);
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** The old way: the browser copies what is selected, so the text stands in the page for a moment. */
function copySelected(text: string): boolean {
  const { activeElement } = document;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "fixed opacity-0";
  // Inside the dialog, if there is one: it would take the focus back.
  (activeElement?.closest("[role=dialog]") ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus();
  return isCopied;
}
