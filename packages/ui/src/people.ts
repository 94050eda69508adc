/** Which of the eight hues of the tokens stands for this id or name; always the same one. */
export function hueOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
  return ((hash >>> 8) % 8) + 1;
}

/** Up to two letters that stand for a name: of its first and last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => firstLetter(word ?? "")).join("");
}

/** Whole characters, so that an accent or an emoji is not cut in two. */
function firstLetter(word: string): string {
  const [first] = word.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u, "");
  return (first ?? word[0] ?? "").toLocaleUpperCase();
}
