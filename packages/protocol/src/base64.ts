/**
 * Base64 with the standard alphabet and padding, the same in Node and in browsers.
 * Knows bytes and characters; knows nothing of the values they stand for.
 */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const CHARACTERS = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const INVALID = 255;
const DIGITS = new Uint8Array(128).fill(INVALID);
for (let digit = 0; digit < 64; digit++) DIGITS[CHARACTERS[digit]!] = digit;

/** Write three bytes, given as one 24-bit number with the first byte highest, as four characters. */
export function writeTriple(bits: number): string {
  return ALPHABET[bits >> 18]! + ALPHABET[(bits >> 12) & 63]! + ALPHABET[(bits >> 6) & 63]! + ALPHABET[bits & 63]!;
}

/** Read the four characters at `start` as one 24-bit number with the first byte highest, or -1 when one is not base64. */
export function readTriple(text: string, start: number): number {
  let bits = 0;
  for (let index = start; index < start + 4; index++) {
    const digit = DIGITS[text.charCodeAt(index)] ?? INVALID;
    if (digit === INVALID) return -1;
    bits = (bits << 6) | digit;
  }
  return bits;
}

/** Encode bytes as padded base64. */
export function encodeBase64(bytes: Uint8Array): string {
  const characters = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let at = 0;
  for (let index = 0; index < bytes.length; index += 3) {
    const bits = (bytes[index]! << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    characters[at++] = CHARACTERS[bits >> 18]!;
    characters[at++] = CHARACTERS[(bits >> 12) & 63]!;
    characters[at++] = CHARACTERS[(bits >> 6) & 63]!;
    characters[at++] = CHARACTERS[bits & 63]!;
  }
  for (let padding = (3 - (bytes.length % 3)) % 3; padding > 0; padding--) characters[at - padding] = 61;
  return new TextDecoder().decode(characters);
}

/** Decode padded base64 into bytes, or return null when the text is not base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const whole = text.length - (padding > 0 ? 4 : 0);
  let at = 0;
  for (let index = 0; index < whole; index += 4) {
    const bits = readTriple(text, index);
    if (bits < 0) return null;
    bytes[at++] = bits >> 16;
    bytes[at++] = (bits >> 8) & 255;
    bytes[at++] = bits & 255;
  }
  if (padding === 0) return bytes;
  const bits = readTriple(text.slice(whole, text.length - padding) + "AA".slice(0, padding), 0);
  if (bits < 0) return null;
  bytes[at++] = bits >> 16;
  if (padding === 1) bytes[at] = (bits >> 8) & 255;
  return bytes;
}
