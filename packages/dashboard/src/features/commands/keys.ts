/** What of a key press matters; a `KeyboardEvent` is one. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const isApple = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);

/**
 * Whether a press is the one written as `J`, `?`, `Escape` or `Mod+K`.
 *
 * Letters are where the reader's keyboard shows them; keyboards without Latin letters use the places of QWERTY.
 */
export function isPressed(press: KeyPress, keys: string, apple = isApple): boolean {
  const wanted = keys.split("+");
  const key = wanted.at(-1) ?? "";
  const mod = apple ? press.metaKey : press.ctrlKey;
  const other = apple ? press.ctrlKey : press.metaKey;
  if (mod !== wanted.includes("Mod") || other || press.altKey !== wanted.includes("Alt")) return false;
  // A sign such as ? needs Shift on some keyboards and not on others.
  const isLetter = /^[A-Z]$/.test(key);
  if ((isLetter || key.length > 1) && press.shiftKey !== wanted.includes("Shift")) return false;
  return letterOf(press) === (isLetter ? key : key.toUpperCase());
}

function letterOf({ key, code }: KeyPress): string {
  const isForeign = key.length === 1 && /\p{L}/u.test(key) && !/[a-z]/i.test(key);
  return (isForeign && code.startsWith("Key") ? code.slice(3) : key).toUpperCase();
}

/** Whether the press goes into something that is written in. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
