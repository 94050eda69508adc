import { type RefObject, useLayoutEffect } from "react";

/** Lets a field grow with its text. */
export function useGrowth(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // The height follows from the text
  useLayoutEffect(() => {
    const { current: element } = field;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
