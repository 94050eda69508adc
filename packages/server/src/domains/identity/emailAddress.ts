/** E-mail addresses as they are kept and compared: trimmed and in lower case. */
import { AppError } from "@foyer/protocol";

const ADDRESS =
  /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)(?:\.[\p{L}\p{N}-]{1,63})*$/u;
const MAX_LENGTH = 254;

/** The form in which an address is stored and compared; throws when it is none. */
export function normalizeEmail(text: string | undefined, path = "email"): string {
  const address = knownEmail(text);
  if (address) return address;
  throw new AppError("INVALID_FORMAT", "This is not an e-mail address", { path });
}

/** The same form; undefined when it is none. */
export function knownEmail(text: string | undefined): string | undefined {
  const address = (text ?? "").normalize("NFC").trim().toLowerCase();
  return isEmail(address) ? address : undefined;
}

/** Whether a text is an address. */
export function isEmail(text: string): boolean {
  return text.length <= MAX_LENGTH && ADDRESS.test(text);
}

/** The part of an address after the @. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1);
}
